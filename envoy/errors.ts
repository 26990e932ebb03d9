import { headersTooLarge } from './header-limits.ts';
import { isLastingRoute } from './lua.ts';
import { nativeContentType, unknownNative } from './native-callers.ts';
import { securityHeaders } from './security-headers.ts';
import { tooManyStreams } from './too-many-streams.ts';
import { type Json, type JsonObject, typed } from './typed.ts';

interface Refusal {
  status: number;
  code: number;
  message: string;
}

/** The refusals of the proxies themselves: HTTP status, the google.rpc.Code that JSON clients read, and a sentence that never changes. */
export const refusals: Refusal[] = [
  { status: 400, code: 3, message: 'The request is malformed: check its path, query parameters and body.' },
  {
    status: 401,
    code: 16,
    message: 'A valid access token is required: sign in and send it as "Authorization: Bearer TOKEN".',
  },
  { status: 403, code: 7, message: 'You may not do this.' },
  { status: 404, code: 5, message: 'There is nothing here: no method has this path.' },
  { status: 405, code: 12, message: 'This HTTP method is not supported here.' },
  { status: 408, code: 4, message: 'The request took too long to arrive.' },
  { status: 413, code: 8, message: 'The request is too large.' },
  { status: 415, code: 3, message: 'The body must be JSON: send it with "Content-Type: application/json".' },
  { status: 426, code: 3, message: 'This version of HTTP is not supported.' },
  { status: 429, code: 8, message: 'Too many requests: wait for as long as the header retry-after says.' },
  { status: 431, code: 8, message: 'The request headers are too large.' },
  { status: 500, code: 13, message: 'Something went wrong on our side.' },
  { status: 501, code: 12, message: 'This is not supported.' },
  { status: 502, code: 14, message: 'The service is not available: try again later.' },
  { status: 503, code: 14, message: 'The service is not available: try again later.' },
  { status: 504, code: 4, message: 'The deadline passed before the answer was there.' },
];

/**
 * A proxy that could not fetch the keys yet calls every token bad. It is the proxy that is not ready: the caller's own tries another one, and
 * nobody is sent to sign in again.
 */
function keysAwayReplies(): Json[] {
  return repliesAs(503, "response.code_details.contains('Jwks_remote_fetch_is_failed')");
}

/** The filter that counts headers can say 403 alone. */
function headersTooLargeReplies(): Json[] {
  return repliesAs(431, `response.code_details.contains('[${headersTooLarge}]')`);
}

/** RBAC knows no method that is not there, and so refuses it as one that is not allowed. */
function nothingThereReplies(): Json[] {
  return repliesAs(404, `xds.route_name == '${unknownNative}' && response.code == 403`);
}

/**
 * A proxy that has all the streams under way that it may have. Envoy says 503 to it, which callers retry; this is no failure of a replica, and
 * another one would be as full a moment later.
 */
function tooManyStreamsReplies(): Json[] {
  const overflow = noted(`response.code_details.contains('overflow') && ${isLastingRoute}`);
  const { details, detailsBin } = tooManyStreams;
  return mappersOf(tooManyStreams, overflow, { status_code: 429 }, details, detailsBin);
}

/** Another status than the filter chose, told by an expression of CEL over what Envoy notes of the reply. */
function repliesAs(status: number, expression: string): Json[] {
  return mappersOf(refusals.find((refusal) => refusal.status === status)!, noted(expression), {
    status_code: status,
  });
}

function noted(expression: string): Json {
  return {
    extension_filter: {
      name: 'envoy.access_loggers.extension_filters.cel',
      typed_config: typed('envoy.extensions.access_loggers.filters.cel.v3.ExpressionFilter', {
        expression,
      }),
    },
  };
}

/** What request-headers.lua has told in full, in the headers of an answer to gRPC-Web. */
function toldReplies(): Json[] {
  return [
    {
      filter: hasMetadata('grpc_web'),
      body_format_override: plain(),
    },
  ];
}

/** Refusals that name what is wrong and say their own sentence (request-headers.lua, json-edge.lua): a header, a query parameter, the body. */
function namedReplies(): Json[] {
  const violation = { field: '%DYNAMIC_METADATA(plaza:field)%', description: '%LOCAL_REPLY_BODY%' };
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [violation] }];
  return mappersOf({ code: 3 }, hasMetadata('field'), {}, details);
}

/** Whether a filter of ours has left a note on the call. */
function hasMetadata(key: string): Json {
  return {
    metadata_filter: {
      matcher: { filter: 'plaza', path: [{ key }], value: { present_match: true } },
      match_if_key_not_found: false,
    },
  };
}

/**
 * Makes every refusal a google.rpc.Status as JSON, or, for native callers, a plain message. A transcoded request already has the content type
 * of gRPC, so the path that the transcoder leaves behind tells it from a native one. Envoy's own text never shows.
 * Of the mappers that match, the first counts.
 */
export function localReplies(): JsonObject {
  return {
    mappers: [
      ...toldReplies(),
      ...namedReplies(),
      ...keysAwayReplies(),
      ...tooManyStreamsReplies(),
      ...headersTooLargeReplies(),
      ...nothingThereReplies(),
      ...refusals.flatMap((refusal) => mappersOf(refusal, statusIs(refusal.status))),
    ],
  };
}

/** For JSON clients and for native ones. Without a message of its own, a refusal keeps the text that it was made with. */
function mappersOf(
  { status, code, message }: Partial<Refusal> & Pick<Refusal, 'code'>,
  filter: Json,
  more: JsonObject = {},
  details: Json[] = [],
  detailsBin?: string,
): Json[] {
  const body: JsonObject = message === undefined ? {} : { body: { inline_string: message } };
  // A native caller of what is not there is told UNIMPLEMENTED, as every gRPC server says it.
  const nativeCode = status === 404 ? 12 : code;
  return [
    {
      filter: and(filter, json()),
      ...more,
      ...body,
      body_format_override: {
        json_format: { code, message: '%LOCAL_REPLY_BODY%', details },
        content_type: 'application/json',
      },
      headers_to_add: headersOf(status),
    },
    {
      filter,
      ...more,
      ...body,
      body_format_override: plain(),
      // Envoy knows no code for most statuses, a 413 among them, and says UNKNOWN.
      headers_to_add: [
        replaced('grpc-status', `${nativeCode}`),
        ...(detailsBin === undefined ? [] : [replaced('grpc-status-details-bin', detailsBin)]),
        ...headersOf(status),
      ],
    },
  ];
}

/** Whoever is refused because much is going on is told when to come again, unless the one who refused has said so. */
function headersOf(status: number | undefined): Json[] {
  const again: Json = { header: { key: 'retry-after', value: '1' }, append_action: 'ADD_IF_ABSENT' };
  return [...securityHeaders(), ...(status === 429 || status === 503 ? [again] : [])];
}

function replaced(key: string, value: string): Json {
  return { header: { key, value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' };
}

function plain(): JsonObject {
  return { text_format_source: { inline_string: '%LOCAL_REPLY_BODY%' } };
}

function statusIs(status: number): Json {
  return {
    status_code_filter: {
      comparison: { op: 'EQ', value: { default_value: status, runtime_key: 'plaza.unused' } },
    },
  };
}

function json(): Json {
  return {
    or_filter: {
      filters: [
        { header_filter: { header: { name: 'x-envoy-original-path', present_match: true } } },
        {
          header_filter: {
            header: {
              name: 'content-type',
              string_match: { safe_regex: { regex: nativeContentType } },
              invert_match: true,
              treat_missing_header_as_empty: true,
            },
          },
        },
      ],
    },
  };
}

function and(...filters: Json[]): Json {
  return { and_filter: { filters } };
}
