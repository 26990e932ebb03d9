import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { createPageTokens } from '../../runtime/pages.ts';
import { testCall } from '../../runtime/testing/call.ts';
import type { MeshSeen, MeshWatch } from '../domain/mesh-watch.ts';
import { watchMesh } from './watch-mesh.ts';

const breaker = { open: false, maxRequests: 0, activeRequests: 0, overflows: 0n };
const states: MeshSeen[] = ['catalog', 'orders'].map((name) => ({
  services: [{ name, instances: [], breaker }],
}));
const watch: MeshWatch = {
  async *follow() {
    yield* states;
  },
};
const handler = watchMesh(watch, createPageTokens('a secret'));

async function watched(cursor = '', subject = 'staff-1') {
  const call = testCall({ method: '/plaza.ops.v1.Mesh/WatchMesh', subject, roles: 'staff' });
  const frames = await Array.fromAsync(handler(new pb.WatchMeshRequest().setCursor(cursor), call));
  return frames
    .filter((frame): frame is Buffer => frame instanceof Buffer)
    .map((frame) => pb.WatchMeshResponse.deserializeBinary(frame));
}

const namesOf = (frames: pb.WatchMeshResponse[]) =>
  frames.map((frame) =>
    frame
      .getItem()!
      .getServicesList()
      .map((service) => service.getName()),
  );

describe('watchMesh()', () => {
  it('gives a cursor with each item; whoever resumes gets the mesh as it is', async () => {
    const frames = await watched();
    assert.deepEqual(namesOf(frames), [['catalog'], ['orders']]);
    for (const frame of frames) {
      assert.notEqual(frame.getCursor(), '');
      assert.deepEqual(namesOf(await watched(frame.getCursor())), [['catalog'], ['orders']]);
    }
  });

  it('refuses a cursor that is forged, or of another caller', async () => {
    const [frame] = await watched();
    const refusal = { violations: [{ field: 'cursor', description: /./ }] };
    for (const ask of [() => watched('forged'), () => watched(frame!.getCursor(), 'staff-2')])
      await assert.rejects(ask, (error: typeof refusal) => error.violations[0]?.field === 'cursor');
  });
});
