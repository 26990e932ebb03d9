import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cluster } from '../../mesh/cluster.ts';
import { clusters } from '../../mesh/environments/clusters.ts';
import { environments } from '../../mesh/environments/index.ts';
import { describeCases } from '../testing/cases.ts';
import { made, ofKind } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { gatewayCertificate } from '../workload/gateway-certificate.ts';
import { ingressGateway } from './ingress-gateway.ts';
import { istiodValues } from './installation.ts';
import { sidecarScope } from './sidecar-scope.ts';
import { telemetry } from './telemetry.ts';

const { mesh, cluster } = inventedPlaza();
const greeter = greeterOf(mesh);

describeCases('proxies', [
  [
    'sidecar-scope',
    (chart) => sidecarScope(chart, mesh, cluster, greeter),
    ([one]) => {
      assert.equal(one!.spec.ingress[0].defaultEndpoint, '127.0.0.1:50053');
      // It calls nobody, but for the key set.
      assert.deepEqual(one!.spec.egress[0].hosts, ['./greeter.plaza.svc.cluster.local']);
      assert.deepEqual(one!.spec.egress[1].hosts, [
        'observability/otel-collector.observability.svc.cluster.local',
      ]);
      for (const { bind, captureMode } of one!.spec.egress)
        assert.deepEqual([bind, captureMode], ['127.0.0.1', 'NONE']);
      assert.equal(one!.spec.outboundTrafficPolicy.mode, 'REGISTRY_ONLY');
    },
  ],
  [
    'ingress-gateway',
    (chart) => ingressGateway(chart, cluster),
    (resources) => {
      assert.equal(ofKind(resources, 'Gateway')[0]!.spec.servers[0].tls.httpsRedirect, true);
      assert.equal(ofKind(resources, 'Certificate')[0]!.spec.secretName, gatewayCertificate.secret);
      const { credentialName, serverCertificate, privateKey } = ofKind(resources, 'Gateway')[0]!.spec
        .servers[1].tls;
      assert.equal(credentialName, undefined, 'istiod would want the gateway to read all Secrets');
      const { mountPath } = gatewayCertificate.mount;
      assert.deepEqual([serverCertificate, privateKey], [`.${mountPath}/tls.crt`, `.${mountPath}/tls.key`]);
    },
  ],
  [
    'ingress-gateway-plain',
    (chart) => ingressGateway(chart, { ...clusters.dev, issuer: undefined }),
    (resources) => assert.equal(resources.length, 1),
  ],
  [
    'telemetry',
    (chart) => telemetry(chart, environments.prod, cluster),
    ([one]) => {
      assert.match(one!.spec.accessLogging[0].filter.expression, /grpc\.health/);
      assert.deepEqual(one!.spec.tracing, [
        { providers: [{ name: 'plaza-traces' }], randomSamplingPercentage: 1 },
      ]);
    },
  ],
  [
    'telemetry-untraced',
    (chart) => telemetry(chart, environments.dev, clusters.dev),
    ([one]) => assert.deepEqual(one!.spec.tracing, [{ disableSpanReporting: true }]),
  ],
]);

test('what Telemetry names, and what keeps calls from being repeated, the installation declares', () => {
  for (const environment of [clusters.dev, clusters.prod]) {
    const { pilot, meshConfig } = istiodValues(mesh, environment) as unknown as {
      pilot: { env: Record<string, string>; cni: { enabled: boolean } };
      meshConfig: Record<string, unknown> & {
        extensionProviders: { name: string; opentelemetry?: object }[];
      };
    };
    const [resource] = made((chart) => telemetry(chart, mesh.environment, environment));
    const asked = [...resource!.spec.accessLogging, ...resource!.spec.tracing].flatMap(
      ({ providers = [] }: { providers?: { name: string }[] }) => providers.map(({ name }) => name),
    );
    assert.deepEqual(
      meshConfig.extensionProviders.map(({ name }) => name),
      asked,
    );
    const { tracing } = environment as Cluster;
    assert.deepEqual(
      meshConfig.extensionProviders.flatMap(({ opentelemetry }) => opentelemetry ?? []),
      tracing ? [{ service: tracing.collector.host, port: tracing.collector.port }] : [],
    );
    assert.deepEqual(meshConfig.defaultHttpRetryPolicy, { attempts: 0 });
    assert.deepEqual(meshConfig.outboundTrafficPolicy, { mode: 'REGISTRY_ONLY' });
    assert.deepEqual(meshConfig.meshMTLS, { minProtocolVersion: 'TLSV1_3' });
    assert.equal(meshConfig.trustDomain, 'plaza.local');
    assert.deepEqual(pilot, {
      env: { PILOT_JWT_ENABLE_REMOTE_JWKS: 'envoy', ENABLE_NATIVE_SIDECARS: 'true' },
      cni: { enabled: true },
      autoscaleMin: environment.istiod.min,
      autoscaleMax: environment.istiod.max,
    });
  }
});
