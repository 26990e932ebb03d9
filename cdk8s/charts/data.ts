import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { dataPolicies } from '../data/network-policies.ts';
import { databases } from '../data/postgres.ts';
import { broker } from '../data/rabbitmq.ts';

/** What keeps state: databases by CloudNativePG, the broker by RabbitMQ's operator. */
export function dataChart(scope: Construct, { mesh, cluster }: { mesh: Mesh; cluster: Cluster }): Chart {
  const chart = new Chart(scope, 'data', { namespace: mesh.namespace, disableResourceNameHashes: true });
  databases(chart, mesh, cluster);
  broker(chart, mesh, cluster);
  dataPolicies(chart, mesh, cluster);
  return chart;
}
