import assert from 'node:assert/strict';
import { describeCases } from '../testing/cases.ts';
import { text, values } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { denyAll, gatewayAuthorization, sidecarAuthorization } from './authorization-policies.ts';
import { peerAuthentication } from './peer-authentication.ts';
import { gatewayTokens, requestAuthentication, sidecarTokens } from './request-authentication.ts';

const { mesh } = inventedPlaza();
const greeter = greeterOf(mesh);
const rpc = (name: string) => `/invented.greeter.v1.Greeter/${name}`;

describeCases('access', [
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
]);
