import type { Construct } from 'constructs';
import { httpFilter, type JsonObject } from '../../envoy/typed.ts';
import type { Cluster } from '../../mesh/cluster.ts';
import { gateway } from '../names.ts';
import { gatewayHttpPort } from '../ports.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';

// 308 keeps verb and body. The client's port is the plain one, so it goes.
const program = `function envoy_on_request(handle)
  local headers = handle:headers()
  local host = headers:get(':authority'):gsub(':%d+$', '')
  handle:respond({ [':status'] = '308', location = 'https://' .. host .. headers:get(':path') }, '')
end`;

/**
 * Sends clients of the plain port to TLS before any other filter reads their request. The Gateway's own redirect is the last to act: by then the
 * transcoder has put a gRPC path in the place of the client's, and who has no token is told 401 and not where to go.
 */
export function httpsRedirect(scope: Construct, { plainHttp }: Cluster): void {
  if (plainHttp) return;
  envoyFilter(scope, {
    name: 'gateway-https-redirect',
    priority: priorities.httpsRedirect,
    workload: gateway,
    patches: [insertFirst('GATEWAY', redirectFilter(), gatewayHttpPort)],
  });
}

export function redirectFilter(): JsonObject {
  return httpFilter('plaza.https_redirect', 'lua.v3.Lua', {
    default_source_code: { inline_string: program },
  });
}
