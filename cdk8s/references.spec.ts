// Whether everything that a resource names is there, in each environment: Kubernetes takes a name that nobody has, and waits.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusters } from '../mesh/environments/clusters.ts';
import { plazaOf } from './synth.ts';
import { namesOf } from './testing/references.ts';
import { allOf, ofKind, type Resource, text } from './testing/resources.ts';
import { labelsOfPods, selectors } from './testing/selectors.ts';

/** Whether all of these labels are among those. */
const within = (some: Record<string, string>, all: Record<string, string>): boolean =>
  Object.entries(some).every(([key, value]) => all[key] === value);

const nobodyGives = (resources: Resource[]): string[] => {
  const { given, taken } = namesOf(resources);
  return taken.filter(([name]) => !given.has(name)).map(([name, by]) => `${by} names ${name}`);
};

for (const environment of Object.keys(clusters)) {
  const resources = allOf(plazaOf(environment));
  const { taken } = namesOf(resources);

  describe(`the names of ${environment}`, () => {
    it('are given to somebody', () => {
      assert.ok(taken.length > 300, `${taken.length}`);
      assert.deepEqual(nobodyGives(resources), []);
    });

    // So that a kind whose names nobody finds any more does not pass for one in order.
    it('are found in each kind that names another', () => {
      const naming = new Set(taken.map(([, by]) => by.split(' ')[0]));
      for (const kind of ['AuthorizationPolicy', 'Cluster', 'Deployment', 'DestinationRule', 'EnvoyFilter'])
        assert.ok(naming.has(kind), kind);
      for (const kind of ['Binding', 'Database', 'HorizontalPodAutoscaler', 'Job', 'Permission'])
        assert.equal(naming.has(kind), ofKind(resources, kind).length > 0, kind);
      for (const kind of ['Queue', 'RoleBinding', 'ScaledObject', 'ScheduledBackup', 'Sidecar', 'User'])
        assert.equal(naming.has(kind), ofKind(resources, kind).length > 0, kind);
    });

    it('that are taken away are missed', () => {
      for (const name of ['orders-role', 'orders-secrets', 'gateway-tls', 'orders']) {
        const without = resources.filter(
          ({ metadata, spec }) => ![metadata.name, spec?.secretName].includes(name),
        );
        assert.ok(nobodyGives(without).length > 0, name);
      }
    });

    it('of settings and secrets are taken by somebody', () => {
      const used = new Set(taken.map(([name]) => name));
      const kept = resources.filter(({ kind, metadata }) =>
        kind === 'ConfigMap'
          ? !metadata.labels!.grafana_dashboard
          : ['Secret', 'ExternalSecret'].includes(kind),
      );
      for (const { kind, metadata } of kept)
        assert.ok(
          used.has(`${kind.replace('External', '')} ${metadata.name}`),
          `nobody reads ${kind} ${metadata.name}`,
        );
    });

    it('that choose pods choose some', () => {
      const pods = labelsOfPods(resources);
      for (const one of resources)
        for (const labels of selectors(one))
          assert.ok(
            pods.some((pod) => within(labels, pod)),
            `${one.kind} ${one.metadata.name} chooses nobody by ${text(labels)}`,
          );
    });

    it('choose the pods of their own workload alone', () => {
      for (const { metadata, spec } of ofKind(resources, 'Deployment')) {
        const chosen = labelsOfPods(ofKind(resources, 'Deployment')).filter((labels) =>
          within(spec.selector.matchLabels, labels),
        );
        assert.deepEqual(chosen, [spec.template.metadata.labels], metadata.name);
      }
    });

    it('of ports lead to a port of each pod that a Service chooses', () => {
      for (const { metadata, spec } of ofKind(resources, 'Service').filter((one) => one.spec.selector))
        for (const { spec: workload } of ofKind(resources, 'Deployment').filter((one) =>
          within(spec.selector, one.spec.template.metadata.labels),
        )) {
          const ports = workload.template.spec.containers[0].ports.map(({ name }: { name: string }) => name);
          for (const { targetPort } of spec.ports) assert.ok(ports.includes(targetPort), metadata.name);
        }
    });
  });
}
