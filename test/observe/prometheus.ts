// A real Prometheus and Alertmanager beside the mesh of a suite, with all durations shortened.
import { after, before } from 'node:test';
import { startObservers } from '../../local/observe/observers.ts';
import { findProgram, missing } from '../../local/observe/programs.ts';
import { until } from '../../local/until.ts';
import type { TestMesh } from '../harness/mesh.ts';

/** Three days are seven minutes, and what has to last for ten minutes has to for a second. */
export const shorten = 600;

export interface Series {
  metric: Record<string, string>;
  value: [number, string];
}

export interface Watched {
  /** Throws what Prometheus has against the query. */
  query(expr: string): Promise<Series[]>;
  get(path: string): Promise<unknown>;
  /** Waits until an alert with these labels fires. */
  fires(alert: string, labels?: Record<string, string>): Promise<void>;
  /** All alerts that Alertmanager has. */
  told(): Promise<Told[]>;
}

/** An alert as Alertmanager has it. */
export interface Told {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  fingerprint: string;
  receivers: { name: string }[];
  status: { state: string; inhibitedBy: string[] };
}

/** Why the suite is left out where a program is not there, as node:test's `skip`. */
export function programMissing(): string | false {
  for (const program of ['Prometheus', 'Alertmanager'] as const)
    if (!findProgram(program)) return missing(program);
  return false;
}

/** Starts both before the tests, when the mesh has started; they end with it. */
export function usePrometheus(mesh: () => TestMesh): () => Watched {
  let watched: Watched | undefined;
  const said: string[] = [];
  before(async () => {
    const { dir } = mesh();
    const observers = await startObservers(mesh(), {
      dir,
      observe: 'programs',
      jaeger: undefined,
      portOffset: 11_000,
      shorten,
      say: (line) => void said.push(line),
    });
    const urlOf = (name: string): string => {
      const found = observers.find(({ title }) => title === name);
      if (!found) throw new Error(said.join('\n'));
      return found.url;
    };
    watched = watch(urlOf('Prometheus'), urlOf('Alertmanager'));
  });
  after(() => {
    watched = undefined;
  });
  return () => watched!;
}

function watch(prometheus: string, alertmanager: string): Watched {
  const get = async (path: string): Promise<unknown> => {
    const reply = await fetch(`${prometheus}/api/v1/${path}`, { signal: AbortSignal.timeout(10_000) });
    const { status, error, data } = (await reply.json()) as { status: string; error?: string; data: unknown };
    if (status !== 'success') throw new Error(`${path}: ${error}`);
    return data;
  };
  const query = async (expr: string): Promise<Series[]> => {
    const { result } = (await get(`query?query=${encodeURIComponent(expr)}`)) as { result: Series[] };
    return result;
  };
  return {
    get,
    query,
    async told() {
      const reply = await fetch(`${alertmanager}/api/v2/alerts`, { signal: AbortSignal.timeout(10_000) });
      return (await reply.json()) as Told[];
    },
    async fires(alert, labels = {}) {
      const all = Object.entries({ alertname: alert, alertstate: 'firing', ...labels });
      const expr = `ALERTS{${all.map(([name, value]) => `${name}="${value}"`).join(',')}}`;
      await until(`${alert} ${JSON.stringify(labels)} fires`, async () => (await query(expr)).length > 0, {
        deadlineMs: 45_000,
        everyMs: 250,
      });
    },
  };
}
