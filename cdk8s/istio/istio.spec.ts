import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Chart } from 'cdk8s';
import { invented } from '../../envoy/sample.ts';
import { clusters } from '../../mesh/environments/clusters.ts';
import { golden } from '../testing/golden.ts';
import { made, ofKind, type Resource, text, values } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { denyAll, gatewayAuthorization, sidecarAuthorization } from './authorization-policies.ts';
import { bodyLimits } from './body-limits.ts';
import { compression } from './compressor-filter.ts';
import { connections } from './connection-settings.ts';
import { cors } from './cors-filter.ts';
import { destinationRule } from './destination-rules.ts';
import { stripForgedHeaders } from './forged-headers.ts';
import { grpcWeb } from './grpc-web-filter.ts';
import { identity } from './identity-headers.ts';
import { serviceRoutes } from './inbound-routes.ts';
import { ingressGateway } from './ingress-gateway.ts';
import { gatewayLua, sidecarLua } from './lua-filter.ts';
import { peerAuthentication } from './peer-authentication.ts';
import { rateLimits } from './rate-limits.ts';
import { gatewayTokens, requestAuthentication, sidecarTokens } from './request-authentication.ts';
import { sidecarScope } from './sidecar-scope.ts';
import { telemetry } from './telemetry.ts';
import { gatewayTranscoder, sidecarTranscoder } from './transcoder-filter.ts';
import { gatewayRoutes, meshRoutes } from './virtual-services.ts';

const { mesh, cluster, release } = inventedPlaza();
const greeter = greeterOf(mesh);
const rpc = (name: string) => `/invented.greeter.v1.Greeter/${name}`;

/** Each construct, and what it is for. */
const cases: [name: string, build: (chart: Chart) => unknown, point: (resources: Resource[]) => void][] = [
  ['peer-authentication', peerAuthentication, ([one]) => assert.equal(one!.spec.mtls.mode, 'STRICT')],
  // An absent rule is no rule: everything is refused.
  ['deny-all', denyAll, ([one]) => assert.deepEqual(one!.spec, {})],
  [
    'authorization-sidecar',
    (chart) => sidecarAuthorization(chart, mesh, greeter),
    ([one]) => {
      const rules = (name: string) =>
        one!.spec.rules.filter((rule: { to: unknown }) => text(rule.to).includes(`"${rpc(name)}"`));
      assert.deepEqual(
        rules('KeyedMesh').map((rule: { from: unknown }) => rule.from),
        [[{ source: { principals: ['plaza.local/ns/plaza/sa/orders'] } }]],
      );
      assert.equal(rules('ReadStaff').length, 2);
      assert.deepEqual(rules('OnceAdmin')[0].when, [
        { key: 'request.auth.claims[roles]', values: ['admin'] },
      ]);
      assert.deepEqual(rules('KeyedUser')[0].when, [{ key: 'request.auth.claims[sub]', values: ['*'] }]);
      assert.equal(rules('ReadPublic')[0].when, undefined);
      for (const rule of one!.spec.rules) assert.ok(rule.from, 'a rule of a sidecar that names no identity');
    },
  ],
  [
    'authorization-gateway',
    (chart) => gatewayAuthorization(chart, mesh),
    ([one]) => {
      assert.doesNotMatch(text(one), /KeyedMesh/);
      assert.match(text(one), /ReadPublic/);
    },
  ],
  [
    'request-authentication',
    (chart) => requestAuthentication(chart, mesh),
    ([one]) => {
      const [rule] = one!.spec.jwtRules;
      assert.deepEqual(rule.fromHeaders, [{ name: 'authorization', prefix: 'Bearer ' }]);
      assert.equal(rule.jwksUri, 'http://greeter.plaza.svc.cluster.local:50051/v1/greetings/{id}');
    },
  ],
  [
    'tokens-sidecar',
    (chart) => sidecarTokens(chart, mesh, greeter),
    ([one]) => {
      assert.equal(one!.spec.configPatches[0].patch.operation, 'REPLACE');
      assert.match(text(values(one!)), /"cluster":"outbound\|50051\|\|greeter\.plaza\.svc\.cluster\.local"/);
      assert.match(
        text(values(one!)),
        /"path":"\/invented.greeter.v1.Greeter\/KeyedUser"\},"requirement_name":"required"/,
      );
    },
  ],
  [
    'tokens-gateway',
    (chart) => gatewayTokens(chart, mesh),
    ([one]) =>
      // Who is a workload at a sidecar is nobody at the gateway.
      assert.match(
        text(values(one!)),
        /"path":"\/invented.greeter.v1.Greeter\/ReadStaff"\},"requirement_name":"required"/,
      ),
  ],
  [
    'destination-rule',
    (chart) => destinationRule(chart, mesh, greeter),
    ([one]) => {
      assert.deepEqual(
        one!.spec.subsets.map(({ name }: { name: string }) => name),
        ['v1', 'v2'],
      );
      assert.equal(one!.spec.trafficPolicy.tls.mode, 'ISTIO_MUTUAL');
      assert.equal(one!.spec.trafficPolicy.retryBudget.percent, mesh.policy.retry.budgetPercent);
    },
  ],
  [
    'mesh-routes',
    (chart) => meshRoutes(chart, mesh, release, greeter),
    (resources) => {
      const [service, filter] = [
        ofKind(resources, 'VirtualService')[0]!,
        ofKind(resources, 'EnvoyFilter')[0]!,
      ];
      for (const one of invented) checkRoute(service, filter, one);
    },
  ],
  [
    'mesh-routes-canary',
    (chart) => meshRoutes(chart, mesh, { ...release, weights: { greeter: { v2: 10 } } }, greeter),
    (resources) => {
      const routes = ofKind(resources, 'VirtualService')[0]!.spec.http;
      const shares = routes
        .find(({ name }: { name: string }) => name === rpc('ReadPublic').slice(1))
        .route.map(({ destination, weight }: { destination: { subset: string }; weight: number }) => [
          destination.subset,
          weight,
        ]);
      assert.deepEqual(shares, [
        ['v1', 90],
        ['v2', 10],
      ]);
      const pinned = routes.find(({ name }: { name: string }) => name === `${rpc('ReadPublic').slice(1)} v2`);
      assert.deepEqual(pinned.match[0].headers, { 'x-plaza-version': { exact: 'v2' } });
      assert.ok(
        routes.indexOf(pinned) <
          routes.findIndex(({ name }: { name: string }) => name === rpc('ReadPublic').slice(1)),
      );
    },
  ],
  [
    'gateway-routes',
    (chart) => gatewayRoutes(chart, mesh, release, ['plaza.example']),
    (resources) => {
      const [service, filter] = [
        ofKind(resources, 'VirtualService')[0]!,
        ofKind(resources, 'EnvoyFilter')[0]!,
      ];
      for (const one of invented.filter(({ name }) => name !== 'KeyedMesh')) checkRoute(service, filter, one);
      assert.doesNotMatch(text(resources), /KeyedMesh/);
      assert.deepEqual(
        service.spec.http.slice(-2).map(({ name }: { name: string }) => name),
        ['unknown-native-method', 'before-transcoding'],
      );
      assert.match(text(filter), /"success_status":"201"/);
    },
  ],
  [
    'inbound-routes',
    (chart) => serviceRoutes(chart, mesh, greeter),
    ([one]) => {
      assert.ok(
        one!.spec.configPatches.every(
          ({ patch }: { patch: { operation: string } }) => patch.operation === 'INSERT_FIRST',
        ),
      );
      assert.doesNotMatch(text(one), /retry_policy/);
    },
  ],
  [
    'sidecar-scope',
    (chart) => sidecarScope(chart, mesh, greeter),
    ([one]) => {
      assert.equal(one!.spec.ingress[0].defaultEndpoint, '127.0.0.1:50053');
      // It calls nobody, but for the key set.
      assert.deepEqual(one!.spec.egress[0].hosts, ['./greeter.plaza.svc.cluster.local']);
    },
  ],
  [
    'ingress-gateway',
    (chart) => ingressGateway(chart, cluster),
    (resources) => {
      assert.equal(ofKind(resources, 'Gateway')[0]!.spec.servers[0].tls.httpsRedirect, true);
      assert.equal(
        ofKind(resources, 'Certificate')[0]!.spec.secretName,
        ofKind(resources, 'Gateway')[0]!.spec.servers[1].tls.credentialName,
      );
    },
  ],
  [
    'ingress-gateway-plain',
    (chart) => ingressGateway(chart, { ...clusters.dev, issuer: undefined }),
    (resources) => assert.equal(resources.length, 1),
  ],
  [
    'telemetry',
    telemetry,
    ([one]) => assert.match(one!.spec.accessLogging[0].filter.expression, /grpc\.health/),
  ],
  [
    'connections',
    (chart) => connections(chart, mesh),
    (resources) => {
      assert.match(text(resources), /"use_remote_address":true/);
      assert.match(text(resources), /headers_with_underscores_action":"REJECT_REQUEST/);
      assert.match(text(resources), /A valid access token is required/);
    },
  ],
  [
    'transcoder-gateway',
    (chart) => gatewayTranscoder(chart, mesh),
    ([one]) => assert.match(text(one), /invented.greeter.v1.Greeter/),
  ],
  [
    'transcoder-sidecar',
    (chart) => sidecarTranscoder(chart, mesh, greeter),
    ([one]) => {
      assert.match(text(one), /"services":\["invented.greeter.v1.Greeter"\]/);
      assert.equal(one!.spec.configPatches[0].match.listener.portNumber, 50052);
    },
  ],
  [
    'lua-gateway',
    (chart) => gatewayLua(chart, mesh),
    ([one]) => assert.match(text(one), /local hold = false/),
  ],
  [
    'lua-sidecar',
    (chart) => sidecarLua(chart, greeter),
    ([one]) => assert.match(text(one), /local hold = true/),
  ],
  ['grpc-web', grpcWeb, ([one]) => assert.equal(one!.spec.priority, 20)],
  ['compressor', compression, ([one]) => assert.equal(one!.spec.priority, 30)],
  [
    'cors',
    (chart) => cors(chart, mesh.environment),
    ([one]) => assert.match(text(values(one!)), /allow_origin_string_match.*plaza\\\\.example/),
  ],
  [
    'forged-headers',
    stripForgedHeaders,
    (resources) => {
      for (const one of resources)
        for (const header of ['x-plaza-subject', 'x-plaza-roles', 'x-plaza-caller'])
          assert.ok(text(one).includes(`{"remove":"${header}"}`));
    },
  ],
  [
    'identity',
    (chart) => identity(chart, greeter, 'v2'),
    ([one]) => {
      assert.deepEqual(one!.spec.workloadSelector.labels, {
        'app.kubernetes.io/name': 'greeter',
        version: 'v2',
      });
      assert.match(text(one), /DOWNSTREAM_PEER_URI_SAN/);
    },
  ],
  [
    'rate-limits',
    (chart) => rateLimits(chart, mesh),
    ([one]) => {
      assert.match(text(one), new RegExp(rpc('OncePublic')));
      assert.ok(
        values(one!).every((filter) => text(filter).includes('"rate_limited_as_resource_exhausted":true')),
      );
    },
  ],
  [
    'body-limits',
    (chart) => bodyLimits(chart, mesh),
    (resources) =>
      assert.ok(resources.every(({ spec }) => spec.configPatches[0].patch.operation === 'INSERT_BEFORE')),
  ],
];

/** A method's route says whether it is repeated, and its patch how long it may take. */
function checkRoute(service: Resource, filter: Resource, one: (typeof invented)[number]): void {
  const name = rpc(one.name).slice(1);
  const route = service.spec.http.find((each: { name: string }) => each.name === name);
  const harmless = one.level !== undefined && one.streams !== 'client' && one.streams !== 'both';
  assert.equal(route.retries.attempts, harmless ? mesh.policy.retry.attempts : 0, name);
  const patch = filter.spec.configPatches.find((each: { match: unknown }) =>
    text(each.match).includes(`"name":"${name}"`),
  );
  assert.equal(patch.patch.value.route.max_stream_duration.max_stream_duration, `${one.deadlineMs / 1000}s`);
}

describe('Istio', () => {
  const kept = golden('istio');
  after(() => kept.finish());
  for (const [name, build, point] of cases) {
    it(name, () => {
      const resources = made(build);
      point(resources);
      kept.check(name, resources);
    });
  }

  it('names only the other version once it has all calls', () => {
    const all = { ...release, weights: { greeter: { v2: 100 } } };
    const [service] = ofKind(
      made((chart) => meshRoutes(chart, mesh, all, greeter)),
      'VirtualService',
    );
    const stable = service!.spec.http.find(
      ({ name }: { name: string }) => name === rpc('ReadPublic').slice(1),
    );
    assert.deepEqual(
      stable.route.map(({ destination }: { destination: { subset: string } }) => destination.subset),
      ['v2'],
    );
  });
});
