import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { Call } from '../../runtime/call.ts';
import { frames } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import type { EdgeSeen, Figures } from '../telemetry/figures.ts';

/** Streams the figures as they become. Each item is all there is: a stream that is resumed begins with it. `elsewhere` throws where none come here. */
export function watchFigures(
  figures: Figures,
  tokens: PageTokens,
  elsewhere: () => void,
  everyMs = 1_000,
): ServerStream<pb.WatchFiguresRequest, pb.WatchFiguresResponse> {
  return (request, call) => {
    const scope = { call, query: [] };
    tokens.decode(scope, request.getCursor(), 'cursor');
    elsewhere();
    return frames(pb.WatchFiguresResponse, call, items(call, tokens.encode(scope, [])));
  };

  async function* items(call: Call, cursor: string) {
    for (let shown = ''; ; await pause(everyMs, call.signal)) {
      const edges = figures.edges();
      const now = JSON.stringify(edges);
      if (now === shown) continue;
      shown = now;
      yield { item: new pb.FiguresSeen().setEdgesList(edges.map(edgeMessage)), cursor };
    }
  }
}

function edgeMessage({ source, destination, rate, errorRate, p50Ms, p99Ms }: EdgeSeen): pb.EdgeFigures {
  return new pb.EdgeFigures()
    .setSource(source)
    .setDestination(destination)
    .setRate(rate)
    .setErrorRate(errorRate)
    .setP50Ms(p50Ms)
    .setP99Ms(p99Ms);
}

/** Waits, or throws the signal's reason. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
