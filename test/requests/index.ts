import { describe } from 'node:test';
import type { TestMesh } from '../harness/mesh.ts';
import { runBadInput } from './run-bad-input.ts';
import { runCases } from './run-cases.ts';
import { table } from './table.ts';

export function requests(mesh: () => TestMesh): void {
  describe('requests', () => {
    runCases(() => mesh().target, table);
    runBadInput(() => mesh().target);
  });
}
