import assert from 'node:assert/strict';
import { clusters } from '../../mesh/environments/clusters.ts';
import { describeCases } from '../testing/cases.ts';
import { text, values } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { bodyLimits } from './body-limits.ts';
import { gatewayCallMetrics, serviceCallMetrics } from './call-metrics.ts';
import { compression } from './compressor-filter.ts';
import { connections } from './connection-settings.ts';
import { cors } from './cors-filter.ts';
import { priorities } from './envoy-filter.ts';
import { stripForgedHeaders } from './forged-headers.ts';
import { grpcWeb } from './grpc-web-filter.ts';
import { headerLimits } from './header-limits.ts';
import { httpsRedirect } from './https-redirect.ts';
import { identity } from './identity-headers.ts';
import { gatewayLua, sidecarLua } from './lua-filter.ts';
import { rateLimits } from './rate-limits.ts';
import { strictTransport } from './strict-transport.ts';
import { gatewayTraces, serviceTraces } from './traces.ts';
import { gatewayTranscoder, sidecarTranscoder } from './transcoder-filter.ts';

const { mesh, cluster } = inventedPlaza();
const greeter = greeterOf(mesh);
const rpc = (name: string) => `/invented.greeter.v1.Greeter/${name}`;

describeCases('filters', [
  [
    'connections',
    (chart) => connections(chart, mesh),
    (resources) => {
      assert.match(text(resources), /"use_remote_address":true/);
      assert.match(text(resources), /headers_with_underscores_action":"REJECT_REQUEST/);
      assert.match(text(resources), /A valid access token is required/);
      const clusters = resources
        .flatMap(({ spec }) => spec.configPatches)
        .filter(({ applyTo }) => applyTo === 'CLUSTER');
      assert.deepEqual(
        clusters.map(({ match }) => [match.context, match.cluster?.portNumber]),
        [
          ['GATEWAY', undefined],
          ['GATEWAY', 50051],
          ['SIDECAR_OUTBOUND', 50051],
          ['SIDECAR_INBOUND', 50052],
          ['SIDECAR_INBOUND', undefined],
          ['SIDECAR_OUTBOUND', undefined],
        ],
      );
      const [bounds, windows] = [false, true].map((port) =>
        clusters.filter(({ match }) => (match.cluster !== undefined) === port),
      );
      // Of every cluster, those that nobody has thought of among them.
      for (const one of bounds!) assert.match(text(one), /"max_requests":4096,.*"priority":"HIGH"/);
      // As much for a connection as all of its streams together can hold.
      for (const one of windows!)
        assert.match(
          text(one),
          /"initial_connection_window_size":262144000,"initial_stream_window_size":262144/,
        );
    },
  ],
  [
    'call-metrics-gateway',
    (chart) => gatewayCallMetrics(chart, mesh),
    ([one]) => assert.doesNotMatch(text(one), /KeyedMesh/),
  ],
  [
    'call-metrics-sidecar',
    (chart) => serviceCallMetrics(chart, mesh, greeter),
    ([one]) =>
      assert.deepEqual(
        one!.spec.configPatches.map(({ match }: { match: { context: string } }) => match.context),
        ['SIDECAR_INBOUND', 'SIDECAR_OUTBOUND'],
      ),
  ],
  [
    'traces-gateway',
    (chart) => gatewayTraces(chart, mesh, cluster),
    ([one]) => {
      assert.match(text(one), /"remove":"x-client-trace-id"/);
      assert.match(text(one), /"append_action":"OVERWRITE_IF_EXISTS","header":\{"key":"traceparent"/);
      assert.match(
        text(one),
        new RegExp(`"random_sampling":\\{"value":${mesh.environment.sampling.percent}\\}`),
      );
      assert.doesNotMatch(text(one), /sampler/, 'the share decides');
    },
  ],
  [
    'traces-sidecar',
    (chart) => serviceTraces(chart, cluster, greeter),
    ([one]) => {
      const patches = one!.spec.configPatches as { match: { context: string } }[];
      assert.deepEqual(
        patches.map(({ match }) => match.context),
        ['SIDECAR_INBOUND', 'SIDECAR_OUTBOUND'],
      );
      for (const each of patches) assert.match(text(each), /samplers\.parent_based/);
      assert.match(text(one), /outbound\|4317\|\|otel-collector\.observability\.svc\.cluster\.local/);
    },
  ],
  [
    'traces-nowhere',
    (chart) => {
      gatewayTraces(chart, mesh, clusters.dev);
      serviceTraces(chart, clusters.dev, greeter);
    },
    (resources) => assert.deepEqual(resources, []),
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
    (chart) => sidecarLua(chart, mesh, greeter),
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
    'header-limits',
    headerLimits,
    ([one]) => {
      assert.ok(one!.spec.priority < priorities.cors, 'browsers read the refusal');
      assert.ok(one!.spec.priority > priorities.lua, 'nothing reads them before');
    },
  ],
  [
    'forged-headers',
    stripForgedHeaders,
    (resources) => {
      for (const one of resources)
        for (const header of ['x-plaza-subject', 'x-plaza-roles', 'x-plaza-session', 'x-plaza-caller'])
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
    'https-redirect',
    (chart) => httpsRedirect(chart, cluster),
    ([one]) => {
      assert.equal(one!.spec.configPatches[0].match.listener.portNumber, 8080, 'the port with TLS goes on');
      const last = [...Object.values(priorities)].filter((priority) => priority < priorities.rateLimits);
      assert.equal(one!.spec.priority, Math.max(...last), 'nothing stands in front of it');
    },
  ],
  [
    'strict-transport',
    (chart) => strictTransport(chart, mesh, cluster),
    ([one]) => {
      assert.equal(one!.spec.configPatches[0].match.listener.portNumber, 8443, 'not without TLS');
      assert.match(text(one), /"strict-transport-security"/);
    },
  ],
  [
    'strict-transport-plain',
    (chart) => strictTransport(chart, mesh, { ...clusters.dev, issuer: undefined }),
    (resources) => assert.deepEqual(resources, []),
  ],
  [
    'https-redirect-plain',
    (chart) => httpsRedirect(chart, clusters.dev),
    (resources) => assert.deepEqual(resources, []),
  ],
  [
    'body-limits',
    (chart) => bodyLimits(chart, mesh),
    (resources) =>
      resources.forEach(({ spec }) => {
        const [filter, routes] = spec.configPatches;
        assert.equal(filter.patch.operation, 'INSERT_BEFORE');
        assert.equal(filter.patch.value.disabled, true);
        assert.equal(routes.applyTo, 'ROUTE_CONFIGURATION');
        assert.match(text(routes.patch.value), /"disabled":true/);
      }),
  ],
]);
