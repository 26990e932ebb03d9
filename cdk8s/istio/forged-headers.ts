import type { Construct } from 'constructs';
import { stripRequestHeaders } from '../../envoy/connection-manager.ts';
import { tokenHeaders } from '../../envoy/jwt.ts';
import { callerHeader, untrustedHeaders } from '../../envoy/sidecar.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';

/** Takes away what only proxies may say, before anything reads it, at the gateway and again at every sidecar. */
export function stripForgedHeaders(scope: Construct): void {
  envoyFilter(scope, {
    name: 'strip-forged-headers-gateway',
    priority: priorities.strip,
    workload: gateway,
    patches: [insertFirst('GATEWAY', stripRequestHeaders([...tokenHeaders, callerHeader], true))],
  });
  envoyFilter(scope, {
    name: 'strip-forged-headers',
    priority: priorities.strip,
    patches: [
      // Istio's proxies append to it, and no service reads it: the certificate's identity comes in x-plaza-caller.
      insertFirst('SIDECAR_INBOUND', stripRequestHeaders([...untrustedHeaders, 'x-forwarded-client-cert'])),
    ],
  });
}
