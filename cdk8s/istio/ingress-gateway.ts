import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { Certificate } from '../imports/cert-manager.ts';
import { Gateway } from '../imports/istio.ts';
import { gateway, selectorOf } from '../names.ts';
import { gatewayCertificate } from '../workload/gateway-certificate.ts';

/** The gateway's listeners: TLS with cert-manager's certificate where there is an issuer, plain HTTP or a redirect to TLS. */
export function ingressGateway(scope: Construct, cluster: Cluster): void {
  const { hosts, issuer, plainHttp } = cluster;
  const http = {
    port: { number: 80, name: 'http', protocol: 'HTTP' },
    hosts,
    ...(!plainHttp && { tls: { httpsRedirect: true } }),
  };
  const https = {
    port: { number: 443, name: 'https', protocol: 'HTTPS' },
    hosts,
    tls: {
      mode: 'SIMPLE' as const,
      serverCertificate: gatewayCertificate.file('tls.crt'),
      privateKey: gatewayCertificate.file('tls.key'),
      minProtocolVersion: 'TLSV1_2' as const,
    },
  };
  new Gateway(scope, 'gateway', {
    metadata: { name: gateway },
    spec: { selector: selectorOf(gateway), servers: issuer ? [http, https] : [http] },
  });
  if (issuer) {
    new Certificate(scope, 'certificate', {
      metadata: { name: gateway },
      spec: {
        secretName: gatewayCertificate.secret,
        dnsNames: hosts.map((host) => (host === '*' ? 'localhost' : host)),
        issuerRef: { name: issuer, kind: 'ClusterIssuer' },
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
        revisionHistoryLimit: 3,
      },
    });
  }
}
