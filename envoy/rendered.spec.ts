// What the laptop's Envoys are told, as a whole and by its points, for a mesh of the invented service and one that calls it: so that it changes with
// the renderer and not with Plaza's protos.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { Yaml } from 'cdk8s';
import { environments } from '../mesh/environments/index.ts';
import { buildMesh } from '../mesh/graph.ts';
import { loadMesh } from '../mesh/load.ts';
import { policy } from '../mesh/plaza.ts';
import { bodyLimit } from './body-limits.ts';
import { luaMetadata, luaRules } from './lua.ts';
import { renderEndpoints, renderGateway, renderSidecar } from './render.ts';
import { greeterRow, invented, samplePlacement, withGreeter } from './sample.ts';
import { golden } from './testing/golden.ts';
import type { JsonObject } from './typed.ts';

const mesh = buildMesh(
  withGreeter(readFileSync(new URL('../gen/plaza.binpb', import.meta.url))),
  [
    { ...greeterRow, calls: [] },
    { name: 'orders', packages: [], calls: ['greeter'], database: false, publishes: [], queues: {} },
    // Calls it too, and no method of the mesh names it.
    { name: 'payments', packages: [], calls: ['greeter'], database: false, publishes: [], queues: {} },
  ],
  { ...policy, keySet: { service: 'greeter', method: '/invented.greeter.v1.Greeter/ReadPublic' } },
  { ...environments.prod, versions: { greeter: ['v2'] } },
);
const placement = samplePlacement(mesh, 'run', 'certificates');
const [first, second, third] = placement.replicas;
// A replica of the version that can be pinned, beside the stable one.
placement.replicas.push({ ...first!, name: 'greeter-2', version: 'v2', inboundPort: 300 });

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there, and fails where it is not.
type Any = any;

const gateway: Any = renderGateway(mesh, placement);
const greeter: Any = renderSidecar(mesh, placement, first!);
const orders: Any = renderSidecar(mesh, placement, second!);
const payments: Any = renderSidecar(mesh, placement, third!);
const endpoints: Any = renderEndpoints(mesh, placement);

const isScrape = ({ name }: Any): boolean => name === 'scrape';
const listeners = (config: Any): Any[] =>
  config.static_resources.listeners.filter((one: Any) => !isScrape(one));
const managerOf = (listener: Any): Any => listener.filter_chains[0].filters.at(-1).typed_config;
/** What is kept of a listener; its refusals stand in a file of their own. */
function partsOf({ filter_chains, ...listener }: Any): { listener: JsonObject; manager: JsonObject } {
  const { local_reply_config: _, ...manager } = managerOf({ filter_chains });
  return { listener, manager };
}
const filtersOf = (listener: Any): Any[] => managerOf(listener).http_filters;
const named = (filters: Any[], name: string): Any => filters.find((one) => one.name === name).typed_config;
const clusterOf = (config: Any, name: string): Any =>
  config.static_resources.clusters.find((one: Any) => one.name === name);
const all = [gateway, greeter, orders].flatMap(listeners);
const [inbound, outbound] = listeners(greeter);

describe('what Envoys are told', () => {
  const kept = golden<JsonObject>(new URL('golden/', import.meta.url), (value) => Yaml.stringify(value));
  after(() => kept.finish());
  const whole = { gateway, greeter, orders };
  for (const [name, config] of Object.entries(whole))
    it(`is what is kept of ${name}`, () => {
      kept.check(`${name}.yaml`, {
        ...partsOf(listeners(config)[0]),
        clusters: config.static_resources.clusters,
      });
    });
  it('is what is kept of the rest', () => {
    const { static_resources: _, ...bootstrap } = gateway;
    kept.check('bootstrap.yaml', bootstrap);
    kept.check('endpoints.yaml', endpoints);
    kept.check('refusals.yaml', managerOf(all[0]).local_reply_config);
    kept.check('outbound.yaml', partsOf(listeners(orders)[1]));
    const scrape = orders.static_resources.listeners.find(isScrape);
    kept.check('scrape.yaml', { ...partsOf(scrape), tls: scrape.filter_chains[0].transport_socket });
    // Its manager is that of the one without TLS, as is said below.
    kept.check('https.yaml', partsOf(listeners(gateway)[1]).listener);
    const sockets = [...all, ...listeners(orders)].map(
      (one) => one.filter_chains[0].transport_socket ?? 'none',
    );
    kept.check('transports.yaml', sockets as Any);
    for (const one of all)
      assert.deepEqual(managerOf(one).local_reply_config, managerOf(all[0]).local_reply_config);
    const [{ http_filters: plain, ...http }, { http_filters: secure, ...https }] =
      listeners(gateway).map(managerOf);
    assert.deepEqual(https, http);
    assert.deepEqual(secure.slice(1), plain);
    assert.equal(secure[0].name, 'plaza.hsts');
  });

  it('nothing decides before the transcoder, and nothing is let through behind it that no rule names', () => {
    const names = (listener: Any) => filtersOf(listener).map(({ name }) => name);
    for (const [index, listener] of listeners(gateway).entries())
      assert.deepEqual(names(listener), [
        ...(index === 1 ? ['plaza.hsts'] : []),
        'plaza.strip',
        'envoy.filters.http.cors',
        'plaza.header_limits',
        'envoy.filters.http.lua',
        'envoy.filters.http.compressor',
        'envoy.filters.http.grpc_web',
        'plaza.transcoder',
        'envoy.filters.http.jwt_authn',
        'envoy.filters.http.rbac',
        'plaza.rate_limit.client',
        'plaza.rate_limit.sign_in',
        'plaza.rate_limit.sign_up',
        'plaza.rate_limit.stream_open',
        'envoy.filters.http.buffer',
        'envoy.filters.http.router',
      ]);
    assert.deepEqual(names(inbound), [
      'plaza.strip',
      'envoy.filters.http.lua',
      'plaza.transcoder',
      'envoy.filters.http.jwt_authn',
      'envoy.filters.http.rbac',
      'envoy.filters.http.buffer',
      'envoy.filters.http.router',
    ]);
    assert.deepEqual(names(outbound), ['envoy.filters.http.router']);
    for (const listener of [...listeners(gateway), inbound])
      assert.equal(named(filtersOf(listener), 'envoy.filters.http.rbac').rules.action, 'ALLOW');
  });

  it('strangers cannot say what only proxies say', () => {
    const removed = (listener: Any): string[] =>
      named(filtersOf(listener), 'plaza.strip').mutations.request_mutations.map(({ remove }: Any) => remove);
    const ours = ['x-plaza-subject', 'x-plaza-roles', 'x-plaza-session', 'x-plaza-caller'];
    for (const listener of listeners(gateway)) assert.deepEqual(removed(listener), ours);
    assert.deepEqual(removed(inbound), [...ours, 'x-envoy-original-path']);
    const [caller] = managerOf(inbound).route_config.request_headers_to_add;
    assert.equal(caller.append_action, 'OVERWRITE_IF_EXISTS_OR_ADD');
    for (const one of all) {
      const settings = managerOf(one);
      assert.equal(settings.forward_client_cert_details, 'SANITIZE');
      assert.equal(settings.common_http_protocol_options.headers_with_underscores_action, 'REJECT_REQUEST');
      assert.equal(settings.path_with_escaped_slashes_action, 'REJECT_REQUEST');
    }
  });

  it('a request has one id, which the gateway makes, and an address, which the connection has', () => {
    for (const one of all) {
      const settings = managerOf(one);
      const edge = listeners(gateway).includes(one);
      assert.equal(settings.preserve_external_request_id, !edge);
      assert.equal(settings.use_remote_address, edge);
      assert.equal(settings.generate_request_id, true);
    }
  });

  it('what no method has is 404, and no answer of a service', () => {
    const routes: Any[] = managerOf(listeners(gateway)[0]).route_config.virtual_hosts[0].routes;
    const [unknown, catchAll] = routes.slice(-2);
    assert.equal(unknown.route.cluster, 'nowhere');
    assert.equal(catchAll.route.cluster, 'nowhere');
    assert.equal(clusterOf(gateway, 'nowhere').load_assignment, undefined);
    assert.ok(routes.slice(1, -2).every(({ match }) => match.path));
  });

  it('a gRPC deadline that cannot be read is caught before the route of a method takes it away', () => {
    for (const listener of [listeners(gateway)[0], listeners(greeter)[0]]) {
      const [first] = managerOf(listener).route_config.virtual_hosts[0].routes;
      assert.equal(first.name, 'malformed-grpc-timeout');
      const [type, timeout] = first.match.headers.map(
        ({ string_match }: Any) => new RegExp(`^(?:${string_match.safe_regex.regex})$`),
      );
      for (const native of ['application/grpc', 'application/grpc+proto']) assert.match(native, type);
      for (const other of ['application/grpc-web', 'application/grpcx', 'application/json'])
        assert.doesNotMatch(other, type);
      for (const good of ['5S', '12345678n']) assert.match(good, timeout);
      for (const bad of ['', '5', 'S', '123456789S', '5s', '-1S']) assert.doesNotMatch(bad, timeout);
      assert.equal(first.match.headers[1].invert_match, true);
    }
  });

  it('a repeat goes to another copy, if there is one, and only for what is harmless', () => {
    const routes: Any[] = managerOf(listeners(gateway)[0]).route_config.virtual_hosts[0].routes;
    for (const one of invented.filter(({ name }) => name !== 'KeyedMesh')) {
      const retry = routes.find(({ name }) => name.endsWith(`/${one.name}`)).route.retry_policy;
      if (one.level === undefined || one.streams === 'client' || one.streams === 'both') {
        assert.equal(retry, undefined, one.name);
        continue;
      }
      assert.equal(retry.retry_on, 'connect-failure,refused-stream,reset,unavailable');
      assert.equal(retry.num_retries, policy.retry.attempts);
      assert.equal(retry.host_selection_retry_max_attempts, 40);
      assert.equal(retry.retry_host_predicate[0].name, 'envoy.retry_host_predicates.previous_hosts');
    }
  });

  it('workloads prove who they are, and ask it of others', () => {
    const asked = inbound.filter_chains[0].transport_socket.typed_config;
    assert.equal(asked.require_client_certificate, true);
    assert.equal(asked.common_tls_context.tls_params.tls_minimum_protocol_version, 'TLSv1_3');
    const names = (context: Any) => context.validation_context.match_typed_subject_alt_names[0].matcher;
    assert.deepEqual(names(asked.common_tls_context), { prefix: 'spiffe://plaza.local/' });
    const calling = clusterOf(orders, 'greeter').transport_socket.typed_config.common_tls_context;
    assert.deepEqual(names(calling), { exact: 'spiffe://plaza.local/ns/plaza/sa/greeter' });
    assert.equal(calling.tls_params.tls_minimum_protocol_version, 'TLSv1_3');
    assert.equal(calling.tls_certificates[0].certificate_chain.filename, 'certificates/orders.crt');
    const [plain, secure] = listeners(gateway);
    assert.equal(plain.filter_chains[0].transport_socket, undefined);
    const edge = secure.filter_chains[0].transport_socket.typed_config.common_tls_context;
    assert.equal(edge.tls_params.tls_minimum_protocol_version, 'TLSv1_2');
  });

  it('callers notice who fails, and do not run over who is left', () => {
    const cluster = clusterOf(orders, 'greeter');
    assert.equal(cluster.lb_policy, 'LEAST_REQUEST');
    assert.deepEqual(cluster.common_lb_config.healthy_panic_threshold, { value: 0 });
    assert.equal(cluster.outlier_detection.max_ejection_percent, policy.outlier.maxEjectionPercent);
    assert.equal(cluster.outlier_detection.enforcing_consecutive_gateway_failure, 0);
    assert.equal(cluster.outlier_detection.enforcing_consecutive_5xx, 0);
    assert.equal(cluster.outlier_detection.enforcing_consecutive_local_origin_failure, 100);
    assert.deepEqual(cluster.health_checks[0].grpc_health_check, { authority: 'greeter' });
    for (const threshold of cluster.circuit_breakers.thresholds)
      assert.deepEqual(threshold.retry_budget, {
        budget_percent: { value: policy.retry.budgetPercent },
        min_retry_concurrency: policy.retry.minConcurrency,
      });
  });

  it('a token is ours, for us, and young', () => {
    for (const listener of [...listeners(gateway), inbound]) {
      const { plaza } = named(filtersOf(listener), 'envoy.filters.http.jwt_authn').providers;
      assert.equal(plaza.issuer, policy.issuer);
      assert.deepEqual(plaza.audiences, [policy.audience]);
      assert.equal(plaza.require_expiration, true);
      assert.equal(plaza.max_lifetime, `${policy.maxTokenLifetimeSeconds}s`);
      assert.deepEqual(plaza.from_headers, [{ name: 'authorization', value_prefix: 'Bearer ' }]);
    }
  });

  it('limits hold, for each address, and are no reason to try again', () => {
    for (const [limit, { tokens, burst }] of Object.entries(mesh.environment.limits)) {
      const filter = named(filtersOf(listeners(gateway)[0]), `plaza.rate_limit.${limit}`);
      assert.equal(filter.filter_enforced.default_value.numerator, 100);
      assert.equal(filter.filter_enabled.default_value.numerator, 100);
      assert.equal(filter.rate_limited_as_resource_exhausted, true);
      const { token_bucket } = filter.descriptors[0];
      assert.deepEqual([token_bucket.max_tokens, token_bucket.tokens_per_fill], [burst, tokens]);
      for (const { actions } of filter.rate_limits)
        assert.deepEqual(actions.at(-1).masked_remote_address, {
          v4_prefix_mask_len: 32,
          v6_prefix_mask_len: 64,
        });
    }
  });

  it('JSON is what the methods say, and nothing is passed on that they do not', () => {
    const text = JSON.stringify(named(filtersOf(inbound), 'plaza.transcoder'));
    for (const setting of [
      '"auto_mapping":false',
      '"convert_grpc_status":true',
      '"reject_unknown_method":true',
      '"reject_unknown_query_parameters":true',
      '"reject_binding_body_field_collisions":true',
    ])
      assert.equal(text.split(setting).length - 1, 3, setting);
  });

  it('refusals have the code that api clients are promised, and native callers no JSON', () => {
    const { mappers } = managerOf(listeners(gateway)[0]).local_reply_config;
    const codes = Object.fromEntries(
      mappers
        .filter(
          ({ filter, status_code, body_format_override: { json_format } }: Any) =>
            json_format && !status_code && filter.and_filter.filters[0].status_code_filter,
        )
        .map(({ filter, body_format_override: { json_format } }: Any) => [
          filter.and_filter.filters[0].status_code_filter.comparison.value.default_value,
          json_format.code,
        ]),
    );
    assert.deepEqual(
      [400, 401, 403, 404, 413, 429, 503, 504].map((status) => codes[status]),
      [3, 16, 7, 5, 8, 8, 14, 4],
    );
    const { filter, status_code, body_format_override } = mappers.find((one: Any) => one.status_code);
    assert.deepEqual([status_code, body_format_override.json_format.code], [503, 14], 'a proxy without keys');
    const [transcoded, notGrpc] = filter.and_filter.filters[1].or_filter.filters;
    assert.deepEqual(transcoded.header_filter.header, { name: 'x-envoy-original-path', present_match: true });
    assert.equal(notGrpc.header_filter.header.invert_match, true);
  });

  it('raw bytes may be as many as the method says, in what the transcoder wraps them in', () => {
    const raw = loadMesh('prod').services.flatMap(({ methods }) => methods.filter(({ rawBody }) => rawBody));
    assert.ok(raw.length > 0);
    for (const method of raw) {
      const [limit] = Object.values(bodyLimit(method)) as Any[];
      assert.deepEqual(
        limit.buffer,
        { max_request_bytes: method.maxRequestBytes + 1024 * 1024 },
        method.path,
      );
      assert.equal((luaMetadata(method) as Any).filter_metadata['envoy.filters.http.lua'].counted, true);
      assert.match(luaRules([method]), /raw = true/);
    }
  });

  it('a method of the mesh has a route from whom it names, and from nobody else', () => {
    const routes = (config: Any): string[] =>
      managerOf(listeners(config)[1]).route_config.virtual_hosts[0].routes.map(({ name }: Any) => name);
    assert.ok(routes(orders).includes('invented.greeter.v1.Greeter/KeyedMesh'));
    assert.ok(!routes(payments).includes('invented.greeter.v1.Greeter/KeyedMesh'));
    assert.ok(routes(payments).includes('invented.greeter.v1.Greeter/ReadPublic'));
  });

  it('PUT becomes the mask * where a method has one', () => {
    const methods = loadMesh('prod').services.flatMap((service) => service.methods);
    const puts = methods
      .filter(({ hasUpdateMask }) => hasUpdateMask)
      .flatMap(({ bindings }) => bindings.filter(({ verb }) => verb === 'PUT'));
    assert.ok(puts.length > 0);
    assert.equal(luaRules(methods).split('mask = true').length - 1, puts.length);
  });

  it('endpoints are those of their version', () => {
    const hosts = (file: string) =>
      endpoints[file].resources[0].endpoints[0].lb_endpoints.map(({ endpoint }: Any) => endpoint.hostname);
    assert.deepEqual(hosts('greeter.json'), ['greeter-1']);
    assert.deepEqual(hosts('greeter-v2.json'), ['greeter-2']);
  });

  it('the admin interface is its owner’s, and logs have no query', () => {
    for (const config of [gateway, greeter]) {
      assert.equal(config.admin.address.pipe.mode, 0o600);
      for (const listener of listeners(config))
        assert.equal(
          managerOf(listener).access_log[0].typed_config.log_format.json_format.path,
          '%PATH(NQ:ORIG_OR_PATH)%',
        );
    }
  });

  it('a proxy that is out of memory lets go first, and refuses then', () => {
    assert.deepEqual(
      gateway.overload_manager.actions.map(({ name, triggers }: Any) => [name, triggers[0].threshold?.value]),
      [
        ['envoy.overload_actions.reduce_timeouts', undefined],
        ['envoy.overload_actions.close_idle_http_connections', 0.9],
        ['envoy.overload_actions.shrink_heap', 0.95],
        ['envoy.overload_actions.stop_accepting_requests', 0.98],
      ],
    );
  });
});
