// The only file of mesh/ that touches a disk: the graph of this checkout, for those that render or run it.
import { readFileSync } from 'node:fs';
import { type EnvironmentName, environments } from './environments/index.ts';
import { buildMesh } from './graph.ts';
import { policy, rows } from './plaza.ts';
import type { Mesh } from './types.ts';

export function loadMesh(environment: EnvironmentName): Mesh {
  const descriptorSet = readFileSync(new URL('../gen/plaza.binpb', import.meta.url));
  return buildMesh(descriptorSet, rows, policy, environments[environment]);
}
