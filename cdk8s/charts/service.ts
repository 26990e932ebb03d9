import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { stable } from '../../mesh/versions.ts';
import { sidecarAuthorization } from '../istio/authorization-policies.ts';
import { serviceCallMetrics } from '../istio/call-metrics.ts';
import { destinationRule } from '../istio/destination-rules.ts';
import { identity } from '../istio/identity-headers.ts';
import { serviceRoutes } from '../istio/inbound-routes.ts';
import { sidecarLua } from '../istio/lua-filter.ts';
import { sidecarTokens } from '../istio/request-authentication.ts';
import { sidecarScope } from '../istio/sidecar-scope.ts';
import { serviceTraces } from '../istio/traces.ts';
import { sidecarTranscoder } from '../istio/transcoder-filter.ts';
import { meshRoutes } from '../istio/virtual-services.ts';
import { observer } from '../names.ts';
import type { Release } from '../release.ts';
import { autoscaler, disruptionBudget } from '../workload/autoscaling.ts';
import { configMap, secret } from '../workload/configuration.ts';
import { deployment, deploymentName } from '../workload/deployment.ts';
import { logReader } from '../workload/log-reader.ts';
import { migrationJob } from '../workload/migration-job.ts';
import { servicePolicy } from '../workload/network-policies.ts';
import { queueScaler, scalesByQueues } from '../workload/queue-scaling.ts';
import { kubeService, serviceAccount } from '../workload/service.ts';

interface Props {
  mesh: Mesh;
  cluster: Cluster;
  release: Release;
  service: Service;
}

/** A gRPC service: its pods in each version, and all that the mesh has to know of it. */
export function serviceChart(scope: Construct, { mesh, cluster, release, service }: Props): Chart {
  const chart = new Chart(scope, service.name, {
    namespace: mesh.namespace,
    disableResourceNameHashes: true,
  });
  const { name } = service;
  serviceAccount(chart, name);
  secret(chart, mesh, cluster, service);
  const settings = configMap(chart, mesh, cluster, service);
  if (name === observer) logReader(chart, mesh.namespace);
  migrationJob(chart, { mesh, cluster, release, service });
  for (const version of [stable, ...service.versions]) {
    deployment(chart, { mesh, cluster, release, service, version, settings });
    if (version === stable && scalesByQueues(cluster, service)) queueScaler(chart, cluster, service);
    else autoscaler(chart, cluster, name, version, deploymentName(name, version));
    identity(chart, service, version);
  }
  disruptionBudget(chart, name);
  kubeService(chart, name);
  servicePolicy(chart, mesh, cluster, service);
  sidecarScope(chart, mesh, cluster, service);
  destinationRule(chart, mesh, service);
  meshRoutes(chart, mesh, release, service);
  sidecarAuthorization(chart, mesh, service);
  sidecarTokens(chart, mesh, service);
  serviceRoutes(chart, mesh, service);
  serviceCallMetrics(chart, mesh, service);
  serviceTraces(chart, cluster, service);
  sidecarTranscoder(chart, mesh, service);
  sidecarLua(chart, mesh, service);
  return chart;
}
