import { readFileSync } from 'node:fs';
import { greeterRow, withGreeter } from '../../envoy/sample.ts';
import type { Cluster } from '../../mesh/cluster.ts';
import { clusters } from '../../mesh/environments/clusters.ts';
import { environments } from '../../mesh/environments/index.ts';
import { buildMesh } from '../../mesh/graph.ts';
import { policy, rows } from '../../mesh/plaza.ts';
import type { Mesh, Service, ServiceRow } from '../../mesh/types.ts';
import type { Plaza } from '../app.ts';
import { readRelease } from '../release.ts';

const digest = `sha256:${'12ab'.repeat(16)}`;

/** The rows with the invented service among them; orders calls it, as its methods' callers say. */
export const withGreeterRow: ServiceRow[] = [
  ...rows.map(
    (row): ServiceRow => (row.name === 'orders' ? { ...row, calls: [...row.calls, 'greeter'] } : row),
  ),
  { ...greeterRow, database: true, publishes: ['greeting.*', 'audit.recorded'] },
];

export function sampleMesh(services: ServiceRow[] = withGreeterRow, name: 'dev' | 'prod' = 'prod'): Mesh {
  const descriptorSet = withGreeter(readFileSync(new URL('../../gen/plaza.binpb', import.meta.url)));
  return buildMesh(descriptorSet, services, policy, environments[name]);
}

/** An environment with the invented service and an image for it. */
export function samplePlaza(services: ServiceRow[] = withGreeterRow, name: 'dev' | 'prod' = 'prod'): Plaza {
  const release = readRelease(name);
  return {
    mesh: sampleMesh(services, name),
    cluster: clusters[name] as Cluster,
    release: { ...release, images: { ...release.images, greeter: { v1: digest } } },
  };
}

/**
 * A mesh of nothing but the invented service and one that calls it, so that what is kept in golden/ changes with the constructs and not with
 * Plaza's protos.
 */
export function inventedPlaza(): Plaza {
  const descriptorSet = withGreeter(readFileSync(new URL('../../gen/plaza.binpb', import.meta.url)));
  const services: ServiceRow[] = [
    { ...greeterRow, calls: [], database: true, publishes: ['greeting.*', 'audit.recorded'] },
    {
      name: 'orders',
      packages: [],
      calls: ['greeter'],
      database: false,
      publishes: [],
      queues: { order_queue: ['greeting.*'] },
    },
  ];
  const keySet = { service: 'greeter', method: '/invented.greeter.v1.Greeter/ReadPublic' };
  const environment = { ...environments.prod, versions: { greeter: ['v2'] } };
  return {
    mesh: buildMesh(descriptorSet, services, { ...policy, keySet }, environment),
    cluster: clusters.prod as Cluster,
    release: { images: { greeter: { v1: digest, v2: digest } }, weights: {} },
  };
}

export function greeterOf(mesh: Mesh): Service {
  return mesh.services.find(({ name }) => name === 'greeter')!;
}
