import type { Environment, Method } from '../mesh/types.ts';
import { httpFilter, type JsonObject } from './typed.ts';

/** Addresses that one proxy remembers at once; beyond that the oldest is forgotten. Envoy's default is 20. */
const rememberedAddresses = 10_000;

/** One filter for each limit of the environment, each with a stage of its own, so that a route says which limits it counts towards. */
export function rateLimitFilters(environment: Environment): JsonObject[] {
  return Object.entries(environment.limits).map(([limit, { tokens, intervalSeconds, burst }], stage) => {
    const bucket: JsonObject = {
      max_tokens: burst,
      tokens_per_fill: tokens,
      fill_interval: `${intervalSeconds}s`,
    };
    return httpFilter(`plaza.rate_limit.${limit}`, 'local_ratelimit.v3.LocalRateLimit', {
      stat_prefix: `limit_${limit}`,
      stage,
      // The bucket of all clients together is never the narrow one.
      token_bucket: { max_tokens: 4_000_000_000, tokens_per_fill: 4_000_000_000, fill_interval: '1s' },
      always_consume_default_token_bucket: false,
      max_dynamic_descriptors: rememberedAddresses,
      descriptors: [{ entries: [{ key: 'remote_address' }], token_bucket: bucket }],
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

/** What a call to this method counts towards: `client`, and the limit that the method names. */
export function clientActions(environment: Environment, method: Method): JsonObject {
  const names = Object.keys(environment.limits);
  const limits = new Set(['client', ...(method.rateLimit ? [method.rateLimit] : [])]);
  return {
    rate_limits: [...limits].map((limit) => ({
      stage: names.indexOf(limit),
      actions: [{ remote_address: {} }],
    })),
  };
}
