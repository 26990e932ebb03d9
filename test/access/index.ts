import { describe } from 'node:test';
import type { TestMesh } from '../harness/mesh.ts';
import { forgedHeaders } from './forged-headers.ts';
import { fromInside } from './from-inside.ts';
import { fromOutside } from './from-outside.ts';
import { mutualTls } from './mutual-tls.ts';
import { theGraph } from './the-graph.ts';

export function access(mesh: () => TestMesh): void {
  describe('access', () => {
    theGraph();
    fromOutside(mesh);
    fromInside(mesh);
    mutualTls(mesh);
    forgedHeaders(mesh);
  });
}
