import { isCountedWhenOpened } from '../mesh/lasting.ts';
import type { Environment, Method } from '../mesh/types.ts';
import { httpFilter, type Json, type JsonObject } from './typed.ts';

/** Addresses that one proxy remembers at once; beyond that the oldest is forgotten. Envoy's default is 20. */
const rememberedAddresses = 10_000;

/** Whoever has an address of IPv6 has 2^64 of them: a network of 64 bits counts as one. */
const address = {
  masked_remote_address: { v4_prefix_mask_len: 32, v6_prefix_mask_len: 64 },
};

/**
 * One filter for each limit of the environment: `client` counts every call of an address, `stream_open` each that lasts, another limit those to
 * the methods that name it.
 */
export function rateLimitFilters(environment: Environment, methods: Method[]): JsonObject[] {
  return Object.entries(environment.limits).map(([limit, { tokens, intervalSeconds, burst }]) => {
    const counted: Json[] =
      limit === 'client'
        ? [[]]
        : methods.filter((method) => isCounted(limit, method)).map((method) => [isMethod(method)]);
    const key: Json[] = limit === 'client' ? [] : [{ key: 'header_match', value: 'counted' }];
    return httpFilter(`plaza.rate_limit.${limit}`, 'local_ratelimit.v3.LocalRateLimit', {
      stat_prefix: `limit_${limit}`,
      // The bucket of all clients together is never the narrow one.
      token_bucket: { max_tokens: 4_000_000_000, tokens_per_fill: 4_000_000_000, fill_interval: '1s' },
      always_consume_default_token_bucket: false,
      max_dynamic_descriptors: rememberedAddresses,
      rate_limits: counted.map((actions) => ({ actions: [...(actions as Json[]), address] })),
      descriptors: [
        {
          entries: [...key, { key: 'masked_remote_address' }],
          token_bucket: { max_tokens: burst, tokens_per_fill: tokens, fill_interval: `${intervalSeconds}s` },
        },
      ],
      filter_enabled: { default_value: { numerator: 100 } },
      filter_enforced: { default_value: { numerator: 100 } },
      // Else native callers see UNAVAILABLE, which retries match.
      rate_limited_as_resource_exhausted: true,
      response_headers_to_add: [
        {
          header: { key: 'retry-after', value: `${intervalSeconds}` },
          append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
        },
      ],
    });
  });
}

function isCounted(limit: string, method: Method): boolean {
  return limit === 'stream_open' ? isCountedWhenOpened(method) : method.rateLimit === limit;
}

function isMethod(method: Method): JsonObject {
  return {
    header_value_match: {
      descriptor_value: 'counted',
      headers: [{ name: ':path', string_match: { exact: method.path } }],
    },
  };
}
