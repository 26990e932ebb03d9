import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Chart } from 'cdk8s';
import type { Cluster } from '../../mesh/cluster.ts';
import { clusters } from '../../mesh/environments/clusters.ts';
import { golden } from '../testing/golden.ts';
import { made, named, ofKind, type Resource, text } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { autoscaler, disruptionBudget } from './autoscaling.ts';
import { certificateReader } from './certificate-reader.ts';
import { configMap, secret } from './configuration.ts';
import { deployment } from './deployment.ts';
import { gatewayDeployment, gatewayService } from './gateway.ts';
import { migrationJob } from './migration-job.ts';
import { denyAll, gatewayPolicy, servicePolicy } from './network-policies.ts';
import { emptyService, kubeService, serviceAccount } from './service.ts';
import { graceSeconds, notServingMs, preStopSeconds, proxyDrainSeconds } from './timers.ts';

const { mesh, cluster, release } = inventedPlaza();
const greeter = greeterOf(mesh);
const dev: Cluster = clusters.dev;

const cases: [name: string, build: (chart: Chart) => unknown, point: (resources: Resource[]) => void][] = [
  [
    'deployment',
    (chart) =>
      deployment(chart, { mesh, cluster, release, service: greeter, version: 'v2', settings: 'settings' }),
    ([one]) => {
      const pod = one!.spec.template.spec;
      const [container] = pod.containers;
      assert.match(container.image, /^registry\.plaza\.example\/prod\/greeter@sha256:[0-9a-f]{64}$/);
      assert.equal(one!.spec.replicas, undefined, 'the autoscaler owns the number of copies');
      assert.equal(pod.automountServiceAccountToken, false);
      assert.equal(container.securityContext.readOnlyRootFilesystem, true);
      assert.equal(container.readinessProbe.grpc.port, 50053);
      assert.ok(container.livenessProbe.tcpSocket, 'a database that is away must not end the process');
    },
  ],
  [
    'deployment-fixed',
    (chart) =>
      deployment(chart, {
        mesh,
        cluster: dev,
        release,
        service: greeter,
        version: 'v1',
        settings: 'settings',
      }),
    ([one]) => assert.equal(one!.spec.replicas, 1),
  ],
  [
    'autoscaler',
    (chart) => autoscaler(chart, cluster, 'greeter', 'v1', 'greeter'),
    // No figure stands for it: from 2 to 10 at half of its CPU.
    ([one]) => {
      assert.deepEqual([one!.spec.minReplicas, one!.spec.maxReplicas], [2, 10]);
      assert.equal(one!.spec.metrics[0].resource.target.averageUtilization, 50);
      assert.equal(one!.spec.behavior.scaleDown.stabilizationWindowSeconds, 300);
    },
  ],
  [
    'autoscaler-fixed',
    (chart) => autoscaler(chart, dev, 'greeter', 'v1', 'greeter'),
    (resources) => assert.deepEqual(resources, []),
  ],
  [
    'disruption-budget',
    (chart) => disruptionBudget(chart, 'greeter'),
    ([one]) => assert.equal(one!.spec.maxUnavailable, 1),
  ],
  [
    'settings',
    (chart) => configMap(chart, mesh, greeter),
    ([one]) => {
      assert.equal(one!.data!.LISTEN, '127.0.0.1:50053');
      assert.equal(one!.data!.MESH, '127.0.0.1:50051');
      assert.match(one!.metadata.name, /^greeter-settings-[0-9a-f]{8}$/);
    },
  ],
  [
    'secret-external',
    (chart) => secret(chart, mesh, cluster, greeter),
    ([one]) => {
      assert.equal(one!.kind, 'ExternalSecret');
      assert.match(one!.spec.target.template.data.DATABASE_URL, /sslmode=verify-full/);
      assert.equal(one!.spec.data[0].remoteRef.key, 'prod/greeter');
    },
  ],
  [
    'secret-published',
    (chart) => secret(chart, mesh, dev, greeter),
    ([one]) => assert.equal(Buffer.from(one!.stringData!.KEY_ENCRYPTION_KEY!, 'base64').length, 32),
  ],
  [
    'migration',
    (chart) => migrationJob(chart, { mesh, cluster, release, service: greeter }),
    (resources) => {
      const [job] = ofKind(resources, 'Job');
      assert.deepEqual(job!.spec.template.spec.containers[0].args, [
        'src/runtime/migrate.ts',
        '--service',
        'greeter',
      ]);
      assert.equal(job!.spec.template.spec.serviceAccountName, 'greeter-migration');
      assert.equal(job!.spec.template.metadata.labels['sidecar.istio.io/inject'], 'false');
      const other = made((chart) =>
        migrationJob(chart, {
          mesh,
          cluster: { ...cluster, registry: 'elsewhere' },
          release,
          service: greeter,
        }),
      );
      assert.notEqual(
        ofKind(other, 'Job')[0]!.metadata.name,
        job!.metadata.name,
        'another image is another Job',
      );
    },
  ],
  [
    'network-deny-all',
    denyAll,
    (resources) =>
      assert.deepEqual(named(resources, 'NetworkPolicy', 'deny-all').spec, {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
      }),
  ],
  [
    'network-service',
    (chart) => servicePolicy(chart, mesh, cluster, greeter),
    (resources) => {
      const { spec } = named(resources, 'NetworkPolicy', 'greeter');
      assert.match(text(spec.ingress[0]), /orders/);
      assert.equal(spec.ingress[0].ports[0].port, 50052);
      assert.doesNotMatch(text(spec.egress), /"app.kubernetes.io\/name":"orders"/);
      assert.match(text(spec.egress), /greeter-db/);
    },
  ],
  [
    'network-gateway',
    (chart) => gatewayPolicy(chart, mesh),
    ([one]) => assert.equal(one!.spec.egress[1].to.length, mesh.services.length),
  ],
  [
    'service',
    (chart) => kubeService(chart, 'greeter'),
    ([one]) => assert.deepEqual([one!.spec.ports[0].name, one!.spec.ports[0].appProtocol], ['grpc', 'grpc']),
  ],
  [
    'service-empty',
    (chart) => emptyService(chart, 'nowhere'),
    ([one]) => assert.equal(one!.spec.selector, undefined),
  ],
  [
    'service-account',
    (chart) => serviceAccount(chart, 'greeter'),
    ([one]) =>
      assert.equal(
        (one as unknown as { automountServiceAccountToken: boolean }).automountServiceAccountToken,
        false,
      ),
  ],
  [
    'certificate-reader',
    (chart) => certificateReader(chart, mesh.namespace),
    (resources) =>
      assert.deepEqual(
        (named(resources, 'RoleBinding', 'gateway-certificates') as unknown as { subjects: unknown[] })
          .subjects,
        [{ kind: 'ServiceAccount', name: 'gateway', namespace: 'plaza' }],
      ),
  ],
  [
    'gateway-deployment',
    (chart) => gatewayDeployment(chart, cluster),
    ([one]) => {
      assert.equal(one!.spec.template.metadata.annotations['inject.istio.io/templates'], 'gateway');
      assert.equal(one!.spec.template.spec.serviceAccountName, 'gateway');
    },
  ],
  [
    'gateway-service',
    (chart) => gatewayService(chart, cluster),
    // Else every client has the address of a node, and one limit for all.
    ([one]) => assert.equal(one!.spec.externalTrafficPolicy, 'Local'),
  ],
];

describe('workloads', () => {
  const kept = golden('workload');
  after(() => kept.finish());
  for (const [name, build, point] of cases) {
    it(name, () => {
      const resources = made(build);
      point(resources);
      kept.check(name, resources);
    });
  }

  it('has timers that fit into each other', () => {
    const stopping = preStopSeconds + notServingMs / 1000 + 10 + 10;
    assert.ok(stopping < graceSeconds);
    assert.ok(proxyDrainSeconds < graceSeconds - preStopSeconds);
    assert.ok(proxyDrainSeconds > notServingMs / 1000 + 10, 'the proxy outlives the calls of its service');
  });
});
