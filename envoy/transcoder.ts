import type { Mesh, Service } from '../mesh/types.ts';
import { httpFilter, type JsonObject, typed } from './typed.ts';

const type = 'envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder';

/** How the messages of a stream are put on the wire, by what the request accepts; otherwise they are a JSON array. */
const streamForms: { accept: string; option: string }[] = [
  { accept: 'text/event-stream', option: 'stream_sse_style_delimited' },
  { accept: 'application/x-ndjson', option: 'stream_newline_delimited' },
];

/**
 * JSON in, gRPC out, with the profile that is safe: Envoy's defaults pass unknown paths and parameters on, let a body override a path, and
 * leave errors without a body. Only services with an HTTP path are named, and auto_mapping stays off, or every method would be public.
 */
export function transcoderFilter(mesh: Mesh, services: Service[], descriptor: Uint8Array): JsonObject {
  const exposed = services.flatMap((service) =>
    service.protoServices.filter((name) =>
      service.methods.some((method) => method.protoService === name && method.bindings.length > 0),
    ),
  );
  const config = (form: JsonObject): JsonObject =>
    typed(type, {
      proto_descriptor_bin: Buffer.from(descriptor).toString('base64'),
      services: exposed,
      auto_mapping: false,
      convert_grpc_status: true,
      print_options: { always_print_primitive_fields: true, ...form },
      request_validation_options: {
        reject_unknown_method: true,
        reject_unknown_query_parameters: true,
        reject_binding_body_field_collisions: true,
      },
      // Forms and most clients' libraries write a space of a query so: orderBy=name+desc.
      query_param_unescape_plus: true,
      max_request_body_size: mesh.policy.unaryMaxRequestBytes * 8,
      max_response_body_size: mesh.policy.maxResponseBytes,
    });
  const action = (form: JsonObject): JsonObject => ({
    action: {
      name: 'transcode',
      typed_config: typed('envoy.extensions.filters.http.composite.v3.ExecuteFilterAction', {
        typed_config: { name: 'envoy.filters.http.grpc_json_transcoder', typed_config: config(form) },
      }),
    },
  });
  return {
    name: 'plaza.transcoder',
    typed_config: typed('envoy.extensions.common.matching.v3.ExtensionWithMatcher', {
      extension_config: httpFilter('envoy.filters.http.composite', 'composite.v3.Composite'),
      xds_matcher: {
        matcher_list: {
          matchers: streamForms.map(({ accept, option }) => ({
            predicate: {
              single_predicate: {
                input: acceptHeader(),
                value_match: { contains: accept, ignore_case: true },
              },
            },
            on_match: action({ [option]: true }),
          })),
        },
        on_no_match: action({}),
      },
    }),
  };
}

function acceptHeader(): JsonObject {
  return {
    name: 'accept',
    typed_config: typed('envoy.type.matcher.v3.HttpRequestHeaderMatchInput', { header_name: 'accept' }),
  };
}
