import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { Call } from '../../runtime/call.ts';
import { frames } from '../../runtime/frames.ts';
import type { ServerStream } from '../../runtime/server.ts';
import type { MeshSeen, MeshWatch } from '../domain/mesh-watch.ts';
import { servicesMessage } from './services-message.ts';

/** Streams the mesh as it is and as it becomes. Without cursors: a stream that begins anew begins with all there is. */
export function watchMesh(watch: MeshWatch): ServerStream<pb.WatchMeshRequest, pb.WatchMeshResponse> {
  /** Encoded once, for however many watch. */
  const encoded = new WeakMap<MeshSeen, Buffer>();
  return (_, call) => frames(pb.WatchMeshResponse, call, items(call));

  async function* items(call: Call): AsyncGenerator<{ frame: Buffer }> {
    for await (const seen of watch.follow(call.signal)) {
      let frame = encoded.get(seen);
      if (!frame) {
        const item = servicesMessage(seen.services);
        frame = Buffer.from(new pb.WatchMeshResponse().setItem(item).serializeBinary());
        encoded.set(seen, frame);
      }
      yield { frame };
    }
  }
}
