import type { Construct } from 'constructs';
import { clientTraces, receiverAt, requestIds, type Traced, tracing } from '../../envoy/tracing.ts';
import { type JsonObject, typed } from '../../envoy/typed.ts';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { type Context, envoyFilter, mergeManager, priorities } from './envoy-filter.ts';

const manager = 'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';

/** As on the laptop, what a client says of its own trace counts for nothing: the gateway's share alone decides. */
export function gatewayTraces(scope: Construct, { environment }: Mesh, { tracing: to }: Cluster): void {
  if (!to) return;
  envoyFilter(scope, {
    name: 'gateway-traces',
    priority: priorities.settings,
    workload: gateway,
    patches: [
      patch('GATEWAY', {
        tracing: shown(tracing(traced(to, gateway, 'gateway'), environment.sampling.percent)),
        ...clientTraces(),
      }),
    ],
  });
}

/**
 * A sidecar follows whoever calls it and begins nothing. Istio has no such sampler: of its share a sidecar would begin traces for health checks, and cut
 * those that begin with an event.
 */
export function serviceTraces(scope: Construct, { tracing: to }: Cluster, { name }: Service): void {
  if (!to) return;
  const follows = { tracing: shown(tracing(traced(to, name, 'sidecar'))) };
  envoyFilter(scope, {
    name: `${name}-traces`,
    priority: priorities.settings,
    workload: name,
    patches: [patch('SIDECAR_INBOUND', follows), patch('SIDECAR_OUTBOUND', follows)],
  });
}

const patch = (context: Context, fields: JsonObject) =>
  mergeManager(context, typed(manager, { ...fields, ...requestIds() }));

function traced({ collector }: NonNullable<Cluster['tracing']>, service: string, proxy: string): Traced {
  const { host, port } = collector;
  return {
    service,
    resource: { 'plaza.proxy': proxy },
    // The cluster that Istio makes of the collector's Service.
    receiver: receiverAt(`outbound|${port}||${host}`, host),
  };
}

/** One configuration is for all pods of a workload: which of them it is, each says by itself. */
function shown(settings: JsonObject): JsonObject {
  const pod = { tag: 'k8s.pod.name', environment: { name: 'POD_NAME' } };
  return { ...settings, custom_tags: [...(settings.custom_tags as JsonObject[]), pod] };
}
