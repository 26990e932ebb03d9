import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { nowhere } from '../../envoy/gateway.ts';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { stable } from '../../mesh/versions.ts';
import { gatewayAuthorization } from '../istio/authorization-policies.ts';
import { gatewayCallMetrics } from '../istio/call-metrics.ts';
import { compression } from '../istio/compressor-filter.ts';
import { cors } from '../istio/cors-filter.ts';
import { grpcWeb } from '../istio/grpc-web-filter.ts';
import { headerLimits } from '../istio/header-limits.ts';
import { httpsRedirect } from '../istio/https-redirect.ts';
import { ingressGateway } from '../istio/ingress-gateway.ts';
import { gatewayLua } from '../istio/lua-filter.ts';
import { rateLimits } from '../istio/rate-limits.ts';
import { gatewayTokens } from '../istio/request-authentication.ts';
import { strictTransport } from '../istio/strict-transport.ts';
import { gatewayTraces } from '../istio/traces.ts';
import { gatewayTranscoder } from '../istio/transcoder-filter.ts';
import { gatewayRoutes } from '../istio/virtual-services.ts';
import { gateway } from '../names.ts';
import type { Release } from '../release.ts';
import { autoscaler, disruptionBudget } from '../workload/autoscaling.ts';
import { gatewayDeployment, gatewayService } from '../workload/gateway.ts';
import { gatewayPolicy } from '../workload/network-policies.ts';
import { emptyService, serviceAccount } from '../workload/service.ts';

/** The gateway: JSON, gRPC and gRPC-Web on one port. */
export function gatewayChart(
  scope: Construct,
  { mesh, cluster, release }: { mesh: Mesh; cluster: Cluster; release: Release },
): Chart {
  const chart = new Chart(scope, gateway, { namespace: mesh.namespace, disableResourceNameHashes: true });
  serviceAccount(chart, gateway, gateway);
  gatewayDeployment(chart, cluster);
  gatewayService(chart, cluster);
  autoscaler(chart, cluster, gateway, stable, gateway);
  disruptionBudget(chart, gateway);
  gatewayPolicy(chart, mesh, cluster);
  ingressGateway(chart, cluster);
  emptyService(chart, nowhere);
  gatewayRoutes(chart, mesh, release, cluster.hosts);
  gatewayAuthorization(chart, mesh);
  gatewayTokens(chart, mesh);
  gatewayTranscoder(chart, mesh);
  grpcWeb(chart);
  compression(chart);
  gatewayLua(chart, mesh);
  headerLimits(chart);
  gatewayCallMetrics(chart, mesh);
  gatewayTraces(chart, mesh, cluster);
  cors(chart, mesh.environment);
  rateLimits(chart, mesh);
  httpsRedirect(chart, cluster);
  strictTransport(chart, mesh, cluster);
  return chart;
}
