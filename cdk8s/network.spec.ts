// Whether each environment's NetworkPolicies let through what its pods need, at both ends, and nothing that one end alone knows of.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusters } from '../mesh/environments/clusters.ts';
import { plazaOf } from './synth.ts';
import { allOf, named, ofKind, text } from './testing/resources.ts';

type Labels = Record<string, string>;
interface Peer {
  podSelector?: { matchLabels: Labels };
  namespaceSelector?: { matchLabels: Labels };
  ipBlock?: { cidr: string; except?: string[] };
}
interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports: { port: number; protocol: string }[];
}
interface Policy {
  podSelector: { matchLabels?: Labels };
  policyTypes: string[];
  ingress?: Rule[];
  egress?: Rule[];
}

/** Each pair of pods of the namespace with the port between them, as one end tells it. */
function pairs(policies: Policy[], direction: 'ingress' | 'egress'): string[] {
  return policies
    .flatMap(({ podSelector, [direction]: rules = [] }) =>
      rules.flatMap(({ from, to, ports }) =>
        (from ?? to ?? [])
          .filter(({ namespaceSelector, ipBlock }) => !namespaceSelector && !ipBlock)
          .flatMap((peer) => {
            const ends = [text(podSelector.matchLabels), text(peer.podSelector!.matchLabels)];
            const [source, target] = direction === 'egress' ? ends : ends.reverse();
            return ports.map(({ port, protocol }) => `${source} to ${target} at ${protocol} ${port}`);
          }),
      ),
    )
    .sort();
}

/** What a rule says of another namespace: its name, and the pods in it where it says. */
const elsewhere = (rules: Rule[] = []): string[] =>
  rules.flatMap(({ from, to, ports }) =>
    (from ?? to ?? [])
      .filter(({ namespaceSelector }) => namespaceSelector)
      .flatMap(({ namespaceSelector, podSelector }) =>
        ports.map(
          ({ port }) =>
            `${Object.values(namespaceSelector!.matchLabels)}/${Object.values(podSelector?.matchLabels ?? {})} ${port}`,
        ),
      ),
  );

for (const environment of Object.keys(clusters)) {
  const plaza = plazaOf(environment);
  const resources = allOf(plaza);
  const policies = ofKind(resources, 'NetworkPolicy').map(({ spec }) => spec as Policy);
  const policyOf = (name: string) => named(resources, 'NetworkPolicy', name).spec as Policy;
  const { broker, monitoring, tracing } = plaza.cluster;

  describe(`the network of ${environment}`, () => {
    it('is shut, and every policy speaks of both directions', () => {
      const { podSelector, policyTypes, ...rest } = policyOf('deny-all');
      assert.deepEqual([podSelector, policyTypes, rest], [{}, ['Ingress', 'Egress'], {}]);
      for (const one of policies.filter(({ podSelector: { matchLabels } }) => matchLabels))
        assert.deepEqual(one.policyTypes, ['Ingress', 'Egress'], text(one.podSelector));
    });

    it('lets every pod look up names', () => {
      const { podSelector, egress } = policyOf('names');
      assert.deepEqual(podSelector, {});
      assert.deepEqual(elsewhere(egress), ['kube-system/kube-dns 53', 'kube-system/kube-dns 53']);
      assert.deepEqual(
        egress![0]!.ports.map(({ protocol }) => protocol),
        ['UDP', 'TCP'],
      );
    });

    it('lets each proxy to istiod and its traces out, and its metrics be read', () => {
      for (const name of ['gateway', ...plaza.mesh.services.map((service) => service.name)]) {
        const { ingress, egress } = policyOf(name);
        assert.deepEqual(
          elsewhere(egress),
          ['istio-system/istiod 15012', ...(tracing ? ['observability/ 4317'] : [])],
          name,
        );
        assert.deepEqual(elsewhere(ingress), ['monitoring/ 15020'], name);
      }
    });

    it('lets anybody to the gateway, at its ports and that of its health alone', () => {
      const open = (direction: 'from' | 'to') =>
        policies.flatMap(({ podSelector, ingress = [], egress = [] }) =>
          [...(direction === 'from' ? ingress : egress)]
            .filter((rule) => !rule[direction])
            .map(({ ports }) => [
              Object.values(podSelector.matchLabels!)[0],
              ...ports.map(({ port }) => port),
            ]),
        );
      assert.deepEqual(open('from'), [['gateway', 8080, 8443, 15021]]);
      assert.deepEqual(open('to'), [], 'nobody goes anywhere');
    });

    it('lets those out who have something to do there, to those addresses and ports', () => {
      const { apiServer, objectStore } = plaza.cluster.outside;
      const out = policies.flatMap(({ podSelector, egress = [] }) =>
        egress.flatMap(({ to, ports }) => {
          const blocks = (to ?? []).flatMap(({ ipBlock }) => ipBlock ?? []);
          if (blocks.length === 0) return [];
          const place = text(blocks) === text(apiServer) ? 'API server' : 'object store';
          assert.deepEqual(blocks, place === 'API server' ? apiServer : objectStore);
          return [
            text([Object.values(podSelector.matchLabels!)[0], place, ...ports.map(({ port }) => port)]),
          ];
        }),
      );
      const servers = ofKind(resources, 'Cluster');
      const expected = [
        ...[...servers, ...ofKind(resources, 'RabbitmqCluster'), { metadata: { name: 'ops' } }].map(
          ({ metadata }) => [metadata.name, 'API server', 443, 6443],
        ),
        ...servers
          .filter(({ spec }) => spec.backup)
          .map(({ metadata }) => [metadata.name, 'object store', 443]),
        ...(monitoring ? [['catalog', 'object store', 443]] : []),
      ];
      assert.deepEqual(out.sort(), expected.map(text).sort());
    });

    it('shuts the store’s users in from private networks and the provider’s metadata', () => {
      const excepted = plaza.cluster.outside.objectStore.flatMap(({ except = [] }) => except);
      for (const block of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fe80::/10'])
        assert.ok(excepted.includes(block), block);
    });

    it('lets operators, monitoring and who scales to what keeps state', () => {
      for (const { metadata } of ofKind(resources, 'Cluster'))
        assert.deepEqual(elsewhere(policyOf(metadata.name).ingress), [
          'cnpg-system/ 5432',
          'cnpg-system/ 8000',
          'monitoring/ 9187',
        ]);
      if (broker)
        assert.deepEqual(elsewhere(policyOf('plaza-broker').ingress), [
          'keda/ 5671',
          ...[5671, 4369, 25672, 15671].map((port) => `rabbitmq-system/ ${port}`),
          'monitoring/ 15691',
        ]);
    });

    it('agrees at both ends', () => {
      const out = pairs(policies, 'egress');
      assert.ok(out.length > 20);
      assert.deepEqual(out, pairs(policies, 'ingress'));
    });
  });
}
