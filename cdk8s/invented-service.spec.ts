import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rows } from '../mesh/plaza.ts';
import { createApp } from './app.ts';
import { allOf, named, ofKind, text } from './testing/resources.ts';
import { samplePlaza, withGreeterRow } from './testing/sample.ts';

const rpc = (name: string) => `/invented.greeter.v1.Greeter/${name}`;

describe('a service put into the graph, with no other edit', () => {
  const plaza = samplePlaza();
  const resources = allOf(plaza);

  it('has a chart of its own, with everything that a service has', () => {
    assert.ok(createApp(plaza).charts.some(({ node }) => node.id === 'greeter'));
    const kinds = (name: string) =>
      resources
        .filter(({ metadata }) => new RegExp(`^${name}($|-)`).test(metadata.name))
        .map(
          ({ kind, metadata }) =>
            `${kind} ${metadata.name.replace(name, 'NAME').replace(/-[0-9a-f]{8,}$/, '')}`,
        )
        .sort();
    // payments is like it in all but its callers.
    assert.deepEqual(kinds('greeter'), kinds('payments'));
  });

  it('is found by the gateway, and by those who call it', () => {
    assert.match(text(named(resources, 'VirtualService', 'gateway')), new RegExp(rpc('ReadPublic')));
    assert.deepEqual(named(resources, 'VirtualService', 'greeter').spec.gateways, ['mesh']);
    assert.ok(
      named(resources, 'Sidecar', 'orders').spec.egress[0].hosts.includes(
        './greeter.plaza.svc.cluster.local',
      ),
    );
    assert.match(text(named(resources, 'NetworkPolicy', 'orders').spec.egress), /greeter/);
  });

  it('is known to no sidecar that has nothing to do with it', () => {
    assert.doesNotMatch(text(named(resources, 'Sidecar', 'payments')), /greeter/);
    assert.doesNotMatch(text(named(resources, 'NetworkPolicy', 'payments')), /greeter/);
  });

  it('keeps a mesh method from the gateway, and gives it to its caller alone', () => {
    for (const one of resources.filter(({ metadata }) => metadata.name.includes('gateway')))
      assert.doesNotMatch(text(one), /KeyedMesh/, one.metadata.name);
    const rules = named(resources, 'AuthorizationPolicy', 'greeter-methods').spec.rules.filter(
      (rule: { to: unknown }) => text(rule.to).includes('KeyedMesh'),
    );
    assert.deepEqual(
      rules.map(({ from }: { from: unknown }) => from),
      [[{ source: { principals: ['plaza.local/ns/plaza/sa/orders'] } }]],
    );
  });

  it('transcodes, and counts the methods that name a limit', () => {
    assert.match(
      text(named(resources, 'EnvoyFilter', 'gateway-transcoder')),
      /invented\.greeter\.v1\.Greeter/,
    );
    assert.match(text(named(resources, 'EnvoyFilter', 'gateway-rate-limits')), new RegExp(rpc('OncePublic')));
    assert.match(text(named(resources, 'EnvoyFilter', 'gateway-json-edge')), /greetings/);
  });

  it('scales as services do of which no figure is said, with alerts', () => {
    const { spec } = named(resources, 'HorizontalPodAutoscaler', 'greeter');
    assert.deepEqual([spec.minReplicas, spec.maxReplicas], [2, 10]);
    assert.match(text(named(resources, 'PrometheusRule', 'plaza')), /"workload":"greeter"/);
  });

  it('has an image that nobody has, until a release names it', () => {
    const release = { ...plaza.release, images: {} };
    const deployment = named(allOf({ ...plaza, release }), 'Deployment', 'greeter');
    assert.match(deployment.spec.template.spec.containers[0].image, /greeter@sha256:0{64}$/);
  });
});

describe('a service taken out of the graph', () => {
  it('leaves no trace anywhere', () => {
    const plaza = samplePlaza(rows);
    assert.doesNotMatch(text(allOf(plaza)), /greet/i);
    for (const filter of ofKind(allOf(plaza), 'EnvoyFilter')) {
      const [, descriptor] = /"proto_descriptor_bin":"([^"]+)"/.exec(text(filter)) ?? [];
      assert.doesNotMatch(Buffer.from(descriptor ?? '', 'base64').toString('latin1'), /greet/i);
    }
  });

  it('is all that the rows differ in', () => assert.equal(withGreeterRow.length, rows.length + 1));
});
