import type { Construct } from 'constructs';
import { PeerAuthentication } from '../imports/istio.ts';

/** Nobody speaks plaintext to a workload of the namespace. */
export function peerAuthentication(scope: Construct): void {
  new PeerAuthentication(scope, 'peer-authentication', {
    metadata: { name: 'strict' },
    spec: { mtls: { mode: 'STRICT' } },
  });
}
