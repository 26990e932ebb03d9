import { describe } from 'node:test';
import type { TestMesh } from '../harness/mesh.ts';
import { balancing } from './balancing.ts';
import { deadlines } from './deadlines.ts';
import { keysAway } from './keys-away.ts';
import { killedServices } from './killed-services.ts';
import { killedSidecars } from './killed-sidecars.ts';
import { underLoad } from './under-load.ts';

export function retries(mesh: () => TestMesh): void {
  describe('retries', () => {
    killedServices(mesh);
    killedSidecars(mesh);
    underLoad(mesh);
    deadlines(mesh);
    balancing(mesh);
    keysAway(mesh);
  });
}
