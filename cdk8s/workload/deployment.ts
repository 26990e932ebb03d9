import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { stable } from '../../mesh/versions.ts';
import { PROCESS } from '../../src/runtime/health.ts';
import { brokerAuthority, usesRabbit } from '../data/broker-access.ts';
import { databaseAuthority } from '../data/database-access.ts';
import { labelsOf, observer, selectorOf } from '../names.ts';
import { inboundPort, processPort } from '../ports.ts';
import { imageOf, type Release } from '../release.ts';
import { isFixed, scaleOf } from './autoscaling.ts';
import { secretKeys, variables } from './environment-variables.ts';
import { podMetadata, podSpec } from './pod.ts';
import { resources } from './resources.ts';
import { rollout } from './rollout.ts';
import { containerSecurity, scratch } from './security.ts';
import { preStopSeconds } from './timers.ts';

interface Props {
  mesh: Mesh;
  cluster: Cluster;
  release: Release;
  service: Service;
  version: string;
  settings: string;
}

/** The pods of one version of a service. */
export function deployment(
  scope: Construct,
  { mesh, cluster, release, service, version, settings }: Props,
): void {
  const name = deploymentName(service.name, version);
  const scale = scaleOf(cluster, service.name);
  const broker = usesRabbit(cluster, service) ? [brokerAuthority()] : [];
  const authorities = [...(service.database ? [databaseAuthority(cluster, service.name)] : []), ...broker];
  new k8s.KubeDeployment(scope, `deployment-${version}`, {
    metadata: { name, labels: labelsOf(service.name, version) },
    spec: {
      // Else the autoscaler's.
      ...(isFixed(scale) && { replicas: scale.min }),
      ...rollout,
      selector: { matchLabels: { ...selectorOf(service.name), version } },
      template: {
        metadata: podMetadata(cluster, service.name, version),
        spec: podSpec(cluster, service.name, {
          ...(service.name === observer && { automountServiceAccountToken: true }),
          containers: [
            {
              name: service.name,
              image: imageOf(release, cluster.registry, service.name, version),
              imagePullPolicy: 'IfNotPresent',
              envFrom: [{ configMapRef: { name: settings } }],
              env: [
                ...variables(service, secretKeys(mesh, cluster, service)),
                ...broker.map(({ env }) => env),
              ],
              ports: [
                // The sidecar's, for the Service to name; the service itself has none to the outside.
                { name: 'grpc', containerPort: inboundPort, protocol: 'TCP' },
              ],
              ...probes(),
              lifecycle: { preStop: { sleep: { seconds: preStopSeconds } } },
              resources: resources(cluster.size[service.name] ?? cluster.size.other),
              securityContext: containerSecurity,
              volumeMounts: [scratch.mount, ...authorities.map(({ mount }) => mount)],
            },
          ],
          volumes: [scratch.volume, ...authorities.map(({ volume }) => volume)],
        }),
      },
    },
  });
}

/** The stable version has the service's own name. */
export function deploymentName(service: string, version: string): string {
  return version === stable ? service : `${service}-${version}`;
}

/** Ready is what the health service says, database and all. Alive is a process that answers at all: a database that is away heals by no restart. */
function probes(): Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  return {
    startupProbe: { grpc: { port: processPort }, periodSeconds: 1, failureThreshold: 60 },
    readinessProbe: { grpc: { port: processPort }, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 2 },
    livenessProbe: {
      grpc: { port: processPort, service: PROCESS },
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
  };
}
