import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadMesh } from '../mesh/load.ts';
import { type Collector, collectorCluster } from './collector.ts';
import { renderGateway, renderSidecar } from './render.ts';
import { samplePlacement } from './sample.ts';
import { unbounded } from './testing/unbounded.ts';

const mesh = loadMesh('test');
const plain: Collector = {
  host: 'collector.example',
  port: 4317,
  authorities: undefined,
  headers: [],
  timeoutMs: 250,
};

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there, and fails where it is not.
type Any = any;

function told(
  collector: Collector | undefined,
  telemetry = true,
): { cluster: Any; services: Any[]; all: string[] } {
  const placement = { ...samplePlacement(mesh, 'run', 'certificates'), collector, telemetry };
  const all = [
    renderGateway(mesh, placement),
    renderSidecar(mesh, placement, placement.replicas[0]!),
  ] as Any[];
  const clusters = all.map(({ static_resources }) =>
    static_resources.clusters.find((one: Any) => one.name === collectorCluster),
  );
  assert.deepEqual(clusters[0], clusters[1], 'the gateway and sidecars go the same way');
  const services: Any[] = [];
  JSON.stringify(all, (key, value) => {
    if (key === 'grpc_service') services.push(value);
    return value;
  });
  return { cluster: clusters[0], services, all: all.map((one) => JSON.stringify(one)) };
}

describe('a collector of one’s own', () => {
  it('takes traces and figures of every Envoy, and ops none', () => {
    const { services, cluster } = told(plain);
    assert.ok(services.length >= 4);
    for (const service of services)
      assert.deepEqual(service, {
        envoy_grpc: { cluster_name: collectorCluster, authority: 'collector.example:4317' },
        timeout: '0.25s',
      });
    assert.deepEqual(unbounded.cluster(cluster), []);
    assert.equal(
      cluster.wait_for_warm_on_init,
      false,
      'a name that nobody knows keeps no proxy from serving',
    );
    assert.equal(cluster.transport_socket, undefined);
  });

  for (const [host, type, sni, authority] of [
    ['collector.example', 'DNS', 'collector.example', 'collector.example:4317'],
    ['192.0.2.7', 'IP_ADDRESS', undefined, '192.0.2.7:4317'],
    ['2001:db8::1', 'IP_ADDRESS', undefined, '[2001:db8::1]:4317'],
  ] as const)
    it(`has to prove that it is ${host}, where it is asked over TLS`, () => {
      const { cluster, services } = told({ ...plain, host, authorities: 'authorities.pem' });
      const { typed_config: tls } = cluster.transport_socket;
      const { validation_context: validation, tls_certificates } = tls.common_tls_context;
      assert.equal(tls.sni, sni);
      assert.deepEqual(validation.trusted_ca, { filename: 'authorities.pem' });
      assert.deepEqual(validation.match_typed_subject_alt_names, [
        { san_type: type, matcher: { exact: host } },
      ]);
      assert.equal(tls_certificates, undefined, 'it is shown no identity of the mesh');
      assert.equal(services[0].envoy_grpc.authority, authority);
    });

  it('is told its headers as they are', () => {
    const { services } = told({ ...plain, headers: [['authorization', 'Bearer secret']] });
    assert.deepEqual(services[0].initial_metadata, [{ key: 'authorization', value: 'Bearer secret' }]);
  });

  it('is in no configuration where telemetry is off', () => {
    const { cluster, all } = told(plain, false);
    assert.equal(cluster, undefined);
    for (const text of all) assert.ok(!text.includes('collector.example'));
  });
});
