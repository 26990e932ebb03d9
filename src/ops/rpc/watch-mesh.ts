import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { Call } from '../../runtime/call.ts';
import { frames } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import type { MeshSeen, MeshWatch } from '../domain/mesh-watch.ts';
import { servicesMessage } from './services-message.ts';

/** Streams the mesh as it is and as it becomes. Each item is all there is: a stream that is resumed begins with it, wherever it was cut. */
export function watchMesh(
  watch: MeshWatch,
  tokens: PageTokens,
): ServerStream<pb.WatchMeshRequest, pb.WatchMeshResponse> {
  /** Encoded once, for however many watch. */
  const encoded = new WeakMap<MeshSeen, Buffer>();
  return (request, call) => {
    const scope = { call, query: [] };
    tokens.decode(scope, request.getCursor(), 'cursor');
    return frames(pb.WatchMeshResponse, call, items(call, tokens.encode(scope, [])));
  };

  async function* items(call: Call, cursor: string): AsyncGenerator<{ frame: Buffer; cursor: string }> {
    const ending = new pb.WatchMeshResponse().setCursor(cursor).serializeBinary();
    for await (const seen of watch.follow(call.signal)) {
      let item = encoded.get(seen);
      if (!item) {
        const message = servicesMessage(seen.services);
        item = Buffer.from(new pb.WatchMeshResponse().setItem(message).serializeBinary());
        encoded.set(seen, item);
      }
      // Messages one behind the other are one with the fields of both.
      yield { frame: Buffer.concat([item, ending]), cursor };
    }
  }
}
