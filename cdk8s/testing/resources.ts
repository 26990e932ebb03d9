import { App, Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '../../envoy/typed.ts';
import { createApp, type Plaza } from '../app.ts';

export interface Resource {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there, and fails where it is not.
  spec: any;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
}

/** What a construct makes, alone in a chart. */
export function made(build: (chart: Chart) => unknown): Resource[] {
  const chart = new Chart(new App(), 'test', { namespace: 'plaza', disableResourceNameHashes: true });
  build(chart as Construct as Chart);
  return Testing.synth(chart) as Resource[];
}

/** All resources of an environment. */
export function allOf(plaza: Plaza): Resource[] {
  return createApp(plaza).charts.flatMap((chart) => Testing.synth(chart) as Resource[]);
}

export function named(resources: Resource[], kind: string, name: string): Resource {
  const found = resources.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

export function ofKind(resources: Resource[], kind: string): Resource[] {
  return resources.filter((one) => one.kind === kind);
}

/** The filters, routes and fields that an EnvoyFilter brings. */
export function values(filter: Resource): JsonObject[] {
  return filter.spec.configPatches.map((one: { patch: { value: JsonObject } }) => one.patch.value);
}

export const text = (value: unknown): string => JSON.stringify(value);
