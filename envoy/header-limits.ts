import { httpFilter, type Json, type JsonObject } from './typed.ts';

/** What clients are promised (docs/methods.md): all names and values together, and how many there may be. */
const maxBytes = 60 * 1024;
const maxCount = 100;
/** The fields that begin with a colon, and what the proxy itself has added before any filter. */
const notOfTheClient = 10;

/**
 * What Envoy reads before it gives up, which over HTTP/2 is no answer but a reset. At the edge that is far beyond what this filter refuses; behind
 * it there is room for what the gateway adds, and no more than a service can take: Node reads 128 fields.
 */
export function codecLimits(edge: boolean): { maxKib: number; maxCount: number } {
  return edge ? { maxKib: 256, maxCount: 1000 } : { maxKib: 96, maxCount: 150 };
}

/** What Envoy tells of a refusal by this filter. */
export const headersTooLarge = 'headers-too-large';

/**
 * Refuses headers that are too large, with an answer. Envoy's own limits answer over HTTP/1.1 alone and reset a stream of HTTP/2, which clients
 * take for a broken connection and repeat: so those are wider, and this filter says what holds.
 */
export function headerLimitFilter(): JsonObject {
  return httpFilter('plaza.header_limits', 'rbac.v3.RBAC', {
    rules: {
      action: 'DENY',
      policies: {
        [headersTooLarge]: {
          permissions: [{ any: true }],
          principals: [{ any: true }],
          condition: call(
            '_||_',
            call('_>_', request('total_size'), number(maxBytes)),
            call('_>_', call('size', request('headers')), number(maxCount + notOfTheClient)),
          ),
        },
      },
    },
  });
}

// An expression of CEL, parsed: Envoy takes no other form here.

function call(name: string, ...args: Json[]): JsonObject {
  return { call_expr: { function: name, args } };
}

function request(field: string): JsonObject {
  return { select_expr: { operand: { ident_expr: { name: 'request' } }, field } };
}

function number(value: number): JsonObject {
  return { const_expr: { int64_value: `${value}` } };
}
