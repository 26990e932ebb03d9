import type { Otel } from '../otel.ts';
import { freePorts, isFree } from '../ports.ts';
import { findProgram, missing } from './programs.ts';

/** Where ops forwards spans to, or why nobody would be there. */
export type Jaeger = { otlpPort: number } | { why: string };

/** Where Jaeger takes spans, before PORT_OFFSET; where it shows them stands in observers.ts. */
export const jaegerOtlpPort = 4317;

interface Asked {
  observe: 'programs' | 'docker';
  portOffset: number;
  otel: Otel;
}

/** Chosen before ops starts, which has to know. */
export async function chooseJaeger({ observe, portOffset, otel: { settings } }: Asked): Promise<Jaeger> {
  if (!settings.enabled) return { why: 'Jaeger is not started: no spans are made.' };
  if (settings.endpoint) return { why: 'Jaeger is not started: spans go to the collector that is named.' };
  // The ports of a container are not moved.
  if (observe === 'docker') return { otlpPort: jaegerOtlpPort };
  if (!findProgram('Jaeger')) return { why: missing('Jaeger') };
  const usual = jaegerOtlpPort + portOffset;
  return { otlpPort: (await isFree(usual)) ? usual : (await freePorts(1))[0]! };
}

/** What is built from the module lacks the pages of the browser, which are a project of their own. */
export async function hasPages(url: string): Promise<boolean> {
  const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  return !(await reply.text()).includes('not compiled with the UI assets');
}
