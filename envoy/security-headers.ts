// What browsers and caches are told with every answer. The API is data and pictures: nothing of it is a page, and nobody shows it in a frame.
import type { Method } from '../mesh/types.ts';
import { httpFilter, type Json, type JsonObject } from './typed.ts';

const always = {
  // The content type is what it says: a text of somebody's never becomes a script.
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** As changes of a response, for the filter that every answer passes last. */
export function securityMutations(): Json[] {
  return Object.entries(always).map(([key, value]) => ({ append: set(key, value) }));
}

/** For what Envoy answers before a request has any filter: one that cannot be read as HTTP. */
export function securityHeaders(): Json[] {
  return Object.entries(always).map(([key, value]) => set(key, value));
}

/** On the listener with TLS alone: over plain HTTP the header means nothing. */
export function hstsFilter(seconds: number): JsonObject {
  return httpFilter('plaza.hsts', 'header_mutation.v3.HeaderMutation', {
    mutations: {
      response_mutations: [{ append: set('strict-transport-security', `max-age=${seconds}`) }],
    },
  });
}

/** What is public and only read may be kept by caches; a token, or what belongs to somebody, may not, unless the service says otherwise. */
export function cachePolicy({ access, class: kind }: Method): JsonObject {
  if (access === 'public' && kind === 'read') return {};
  return {
    response_headers_to_add: [
      { header: { key: 'cache-control', value: 'no-store' }, append_action: 'ADD_IF_ABSENT' },
    ],
  };
}

function set(key: string, value: string): JsonObject {
  return { header: { key, value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' };
}
