import { isTelemetry } from '../mesh/foreign.ts';
import type { Mesh } from '../mesh/types.ts';
import { clusterName } from './clusters.ts';
import { collectorService } from './collector.ts';
import type { Placement } from './placement.ts';
import { type JsonObject, typed } from './typed.ts';

/** Whose spans they are, and who takes them. */
export interface Traced {
  service: string;
  /** What else its spans say of it. */
  resource: Record<string, string>;
  receiver: JsonObject;
}

/** The service that keeps traces. */
export const keeper = 'ops';

/** Whether this mesh has somebody who takes traces, and is asked to. */
export function tracesAreKept(mesh: Mesh, { telemetry, collector }: Placement): boolean {
  const has = mesh.services.some(({ name, methods }) => name === keeper && methods.some(isTelemetry));
  return telemetry && (collector !== undefined || has);
}

/** Who takes traces and figures: a collector of the user's own, or ops, over mTLS like any other call. */
export function receiver({ collector }: Placement): JsonObject {
  if (collector) return collectorService(collector);
  return receiverAt(clusterName(keeper), keeper);
}

export function receiverAt(cluster: string, authority: string): JsonObject {
  return { envoy_grpc: { cluster_name: cluster, authority }, timeout: '5s' };
}

/** The one process whose spans they are, such as catalog-1, and what the variables of OpenTelemetry add. */
export function tracedOf(
  placement: Placement,
  { service, instance, proxy }: { service: string; instance: string; proxy: 'gateway' | 'sidecar' },
): Traced {
  const own = { 'service.instance.id': instance, 'plaza.proxy': proxy };
  return {
    service,
    resource: { ...Object.fromEntries(placement.attributes ?? []), ...own },
    receiver: receiver(placement),
  };
}

/** The share of calls, in percent, that the gateway begins a trace of: what the environment says, or less when ops finds that they are too many. */
export const samplingKey = 'tracing.random_sampling';

/** Spans that a proxy holds back while nobody takes them; what is more is lost. */
const maxHeldSpans = 1_024;

/** Sooner than after Envoy's 5 s, and in batches where there are many. */
export const flushing = {
  'tracing.opentelemetry.flush_interval_ms': 1_000,
  'tracing.opentelemetry.min_flush_spans': 64,
};

const samplers = 'envoy.extensions.tracers.opentelemetry.samplers.v3';

/** What comes without a trace begins none. */
const followsParent: JsonObject = {
  sampler: {
    name: 'envoy.tracers.opentelemetry.samplers.parent_based',
    typed_config: typed(`${samplers}.ParentBasedSamplerConfig`, {
      wrapped_sampler: {
        name: 'envoy.tracers.opentelemetry.samplers.trace_id_ratio_based',
        typed_config: typed(`${samplers}.TraceIdRatioBasedSamplerConfig`, {
          sampling_percentage: { numerator: 0, denominator: 'HUNDRED' },
        }),
      },
    }),
  },
};

/**
 * Envoy's own tracer, OpenTelemetry's. The gateway alone decides what is traced: a sidecar goes on with a
 * trace that it is given and begins none, so that neither health checks nor the spans that are sent make any themselves.
 */
export function tracing({ service, resource, receiver }: Traced, percent?: number): JsonObject {
  return {
    provider: {
      name: 'envoy.tracers.opentelemetry',
      typed_config: typed('envoy.config.trace.v3.OpenTelemetryConfig', {
        grpc_service: receiver,
        service_name: service,
        max_cache_size: maxHeldSpans,
        ...(percent === undefined && followsParent),
        resource_detectors: [
          {
            name: 'envoy.tracers.opentelemetry.resource_detectors.static_config',
            typed_config: typed(
              'envoy.extensions.tracers.opentelemetry.resource_detectors.v3.StaticConfigResourceDetectorConfig',
              { attributes: resource },
            ),
          },
        ],
      }),
    },
    operation: '%ROUTE_NAME%',
    // What clients ask to be traced by a header of Envoy's own is nobody's to ask.
    client_sampling: { value: 0 },
    random_sampling: { value: percent ?? 100 },
    // The path of a request may name whom it is about, and its query what is looked for: the route's name says enough.
    max_path_tag_length: 0,
    custom_tags: [{ tag: 'request.id', request_header: { name: 'x-request-id' } }],
  };
}

/** A request's id stays as it is, where Envoy would write into it whether the request is traced. */
export function requestIds(): JsonObject {
  return {
    request_id_extension: {
      typed_config: typed('envoy.extensions.request_id.uuid.v3.UuidRequestIdConfig', {
        pack_trace_reason: false,
      }),
    },
  };
}

/** Version, trace and span of a trace parent, with the dashes behind each. */
const idsLength = 53;
const header = 'request.headers["traceparent"]';
/** Only what comes behind these; Envoy bounds the size of expressions, and request-headers.lua reads the whole. */
const flags = '^[^-]+-[^-]+-[^-]+-[0-9a-f][0-9a-f](-.*)?$';
/** Version 00 has nothing behind its flags. What cannot be read stays so, and is refused. */
const isReadable = `(size(${header}) == 55 || !${header}.startsWith("00")) && ${header}.matches("${flags}")`;
const flag = `%CEL(${isReadable} ? "01" : "-malformed")%`;

/**
 * What a client says of its own trace: the ids are kept, and whether it is traced is not its to say. Envoy traces a call that its parent traced
 * and that its own share falls on, so with the first always set the share alone decides. It is set before Envoy's tracer reads the header.
 */
export function clientTraces(): JsonObject {
  return {
    early_header_mutation_extensions: [
      {
        name: 'plaza.client_traces',
        typed_config: typed('envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation', {
          mutations: [
            // By this header of Envoy's own a client would have its call traced.
            { remove: 'x-client-trace-id' },
            {
              append: {
                header: { key: 'traceparent', value: `%REQ(TRACEPARENT):${idsLength}%${flag}` },
                append_action: 'OVERWRITE_IF_EXISTS',
              },
            },
          ],
        }),
      },
    ],
  };
}
