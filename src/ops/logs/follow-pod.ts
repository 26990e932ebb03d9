// The log of a pod's service, line by line, over every break of the stream: each line comes with the time at which the node got it, in
// nanoseconds, and what was read last tells what a new stream repeats.
import type { Readable } from 'node:stream';
import type { KubernetesApi } from './kubernetes-api.ts';
import { LONGEST_LINE } from './log-record.ts';
import type { Place } from './places.ts';

export interface Pod {
  readonly name: string;
  readonly service: string;
}

export interface PodLine {
  /** RFC 3339 with nanoseconds, as the node wrote it; of one length within a pod. */
  readonly stamp: string;
  readonly text: string;
}

/** The last lines of a pod, at most so many; then it ends. */
export function pastOf(
  api: KubernetesApi,
  pod: Pod,
  lines: number,
  signal: AbortSignal,
): AsyncIterable<PodLine> {
  return stream(api, pod, { tailLines: String(lines) }, signal);
}

/** The place before a line, which came at this place. */
export function placeBefore({ stamp }: PodLine, place: Place | undefined): Place {
  return [stamp, place?.[0] === stamp ? place[1] : 0];
}

/** The place behind a line, which came at this place. */
export function placeBehind(line: PodLine, place: Place | undefined): Place {
  const [stamp, count] = placeBefore(line, place);
  return [stamp, count + 1];
}

/** The lines behind a place, or all where there is none, as they come; ends when the container does. */
export async function* linesBehind(
  api: KubernetesApi,
  pod: Pod,
  place: Place | undefined,
  signal: AbortSignal,
): AsyncGenerator<PodLine> {
  const query: Record<string, string> = { follow: 'true' };
  const [stamp, count] = place ?? ['', 0];
  // Asked for by the second: what was read of that second comes again, and is left out here.
  if (place) query.sinceTime = stamp.replace(/\.\d+/, '');
  let repeated = count;
  for await (const line of stream(api, pod, query, signal)) {
    if (line.stamp < stamp) continue;
    if (line.stamp === stamp && repeated-- > 0) continue;
    yield line;
  }
}

async function* stream(
  api: KubernetesApi,
  pod: Pod,
  query: Record<string, string>,
  signal: AbortSignal,
): AsyncGenerator<PodLine> {
  const path = `/api/v1/namespaces/${api.namespace}/pods/${pod.name}/log`;
  const incoming = await api.get(path, { container: pod.service, timestamps: 'true', ...query }, signal);
  for await (const line of linesOf(incoming)) {
    const space = line.indexOf(' ');
    if (space > 0) yield { stamp: line.slice(0, space), text: line.slice(space + 1) };
  }
}

/** Whole lines; no faster than they are taken. */
async function* linesOf(readable: Readable): AsyncGenerator<string> {
  let rest = '';
  let skipping = false;
  readable.setEncoding('utf8');
  for await (const chunk of readable as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (!skipping) yield line;
      skipping = false;
    }
    if (rest.length > LONGEST_LINE) skipping = true;
    if (skipping) rest = '';
  }
}
