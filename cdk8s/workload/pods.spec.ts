import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters } from '../../mesh/environments/clusters.ts';
import { describeCases } from '../testing/cases.ts';
import { made, named, ofKind, type Resource } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { deployment } from './deployment.ts';
import { gatewayDeployment } from './gateway.ts';
import { migrationJob } from './migration-job.ts';
import { namespace } from './namespace.ts';
import { priorityClasses } from './priorities.ts';
import { serviceAccount } from './service.ts';
import { graceSeconds, notServingMs, preStopSeconds, proxyDrainSeconds } from './timers.ts';

const { mesh, cluster, release } = inventedPlaza();
const greeter = greeterOf(mesh);
const { dev } = clusters;
const proxyOf = ({ spec }: Resource) =>
  JSON.parse(spec.template.metadata.annotations['proxy.istio.io/config']);

describeCases('pods', [
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
      assert.equal(
        container.livenessProbe.grpc.service,
        'process',
        'a database that is away must not end the process',
      );
      assert.equal(pod.priorityClassName, 'plaza-serving');
      const annotations = one!.spec.template.metadata.annotations;
      assert.equal(
        annotations['sidecar.istio.io/proxyMemory'],
        annotations['sidecar.istio.io/proxyMemoryLimit'],
      );
      const { concurrency, terminationDrainDuration, proxyMetadata, runtimeValues } = proxyOf(one!);
      assert.deepEqual(
        runtimeValues,
        { 'overload.premature_reset_total_stream_count': '1000000000000' },
        'one client that gives up often must not end the calls of others',
      );
      assert.equal(concurrency, 1, 'else it has a thread for each CPU of its node');
      assert.equal(terminationDrainDuration, '25s');
      assert.deepEqual(proxyMetadata, {
        EXIT_ON_ZERO_ACTIVE_CONNECTIONS: 'true',
        ISTIO_META_GLOBAL_DOWNSTREAM_MAX_CONNECTIONS: '10000',
        REWRITE_PROBE_LEGACY_LOCALHOST_DESTINATION: 'true',
      });
      assert.match(annotations['traffic.sidecar.istio.io/excludeOutboundPorts'], /^5432,5671$/);
      assert.deepEqual(
        container.env.filter(({ name }: { name: string }) => /BROKER|CA_CERTS/.test(name)),
        [
          {
            name: 'BROKER_URL',
            valueFrom: { secretKeyRef: { name: 'greeter-secrets', key: 'BROKER_URL' } },
          },
          { name: 'NODE_EXTRA_CA_CERTS', value: '/etc/plaza/broker/ca.crt' },
        ],
      );
      for (const volume of pod.volumes.filter(({ secret }: { secret?: object }) => secret))
        assert.deepEqual(
          volume.secret.items.map(({ key }: { key: string }) => key),
          ['ca.crt'],
          'a key of another is mounted',
        );
    },
  ],
  [
    'namespace',
    (chart) => namespace(chart, 'plaza'),
    ([one]) => {
      assert.equal(one!.metadata.namespace, undefined);
      assert.equal(one!.metadata.labels!['pod-security.kubernetes.io/enforce'], 'restricted');
      assert.match(one!.metadata.labels!['pod-security.kubernetes.io/enforce-version']!, /^v1\.\d+$/);
      assert.equal(one!.metadata.labels!['istio-injection'], 'enabled');
    },
  ],
  [
    'priorities',
    priorityClasses,
    (resources) => {
      const value = (name: string) =>
        (named(resources, 'PriorityClass', name) as unknown as { value: number }).value;
      assert.ok(value('plaza-data') > value('plaza-serving'));
      assert.ok(resources.every(({ metadata }) => metadata.namespace === undefined));
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
    'gateway-deployment',
    (chart) => gatewayDeployment(chart, cluster),
    ([one]) => {
      assert.equal(one!.spec.template.metadata.annotations['inject.istio.io/templates'], 'gateway');
      assert.equal(one!.spec.template.spec.serviceAccountName, 'gateway');
      const { concurrency, proxyMetadata } = proxyOf(one!);
      assert.equal(concurrency, 1);
      assert.deepEqual(proxyMetadata, {
        EXIT_ON_ZERO_ACTIVE_CONNECTIONS: 'true',
        ISTIO_META_GLOBAL_DOWNSTREAM_MAX_CONNECTIONS: '10000',
        MINIMUM_DRAIN_DURATION: '25s',
      });
    },
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
        '--role',
        'greeter',
        '--or-newer',
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
    'service-account',
    (chart) => serviceAccount(chart, 'greeter'),
    ([one]) =>
      assert.equal(
        (one as unknown as { automountServiceAccountToken: boolean }).automountServiceAccountToken,
        false,
      ),
  ],
]);

test('a proxy has as many threads as it asks for CPUs', () => {
  const threads = (cpu: string) =>
    proxyOf(
      made((chart) => gatewayDeployment(chart, { ...cluster, size: { other: { cpu, memory: '1Gi' } } }))[0]!,
    ).concurrency;
  assert.deepEqual(['100m', '1', '1500m', '4'].map(threads), [1, 1, 2, 4]);
});

test('has timers that fit into each other', () => {
  const stopping = preStopSeconds + notServingMs / 1000 + 10 + 10;
  assert.ok(stopping < graceSeconds);
  assert.ok(proxyDrainSeconds < graceSeconds - preStopSeconds);
  assert.ok(proxyDrainSeconds > notServingMs / 1000 + 10, 'the proxy outlives the calls of its service');
});
