// What the lab reads of a Deployment as kube-apiserver has it: it stands in for the scheduler and the kubelet, which are not there.
import type { ApiServer } from './api-server.ts';

interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: {
    fieldRef?: { fieldPath: string };
    configMapKeyRef?: { name: string; key: string };
    secretKeyRef?: { name: string; key: string };
  };
}

interface Container {
  name: string;
  env?: EnvVar[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name?: string; containerPort: number }[];
  volumeMounts?: { name: string; mountPath: string }[];
}

export interface PodTemplate {
  metadata: { labels: Record<string, string>; annotations?: Record<string, string> };
  spec: {
    serviceAccountName: string;
    containers: Container[];
    volumes?: { name: string; secret?: { secretName: string } }[];
  } & Record<string, unknown>;
}

export interface Deployment {
  metadata: { name: string; labels?: Record<string, string> };
  spec: { template: PodTemplate };
}

export interface ServiceResource {
  metadata: { name: string; labels?: Record<string, string> };
  spec: {
    selector?: Record<string, string>;
    ports: { name: string; port: number; targetPort: number | string; appProtocol?: string }[];
  };
}

export async function list<T>(api: ApiServer, path: string): Promise<T[]> {
  return (await api.ask<{ items: T[] }>('GET', path)).items;
}

export function targetPort(port: ServiceResource['spec']['ports'][number], pod: PodTemplate): number {
  if (typeof port.targetPort === 'number') return port.targetPort;
  const found = pod.spec.containers
    .flatMap(({ ports = [] }) => ports)
    .find(({ name }) => name === port.targetPort);
  if (!found) throw new Error(`no container has the port ${port.targetPort}`);
  return found.containerPort;
}

/** The files that a container finds in its volumes of Secrets, by path: what a kubelet puts there. */
export async function filesOf(
  api: ApiServer,
  namespace: string,
  container: Container | undefined,
  volumes: PodTemplate['spec']['volumes'] = [],
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const { name, mountPath } of container?.volumeMounts ?? []) {
    const secretName = volumes.find((volume) => volume.name === name)?.secret?.secretName;
    if (!secretName) continue;
    const { data } = await api.ask<{ data: Record<string, string> }>(
      'GET',
      `/api/v1/namespaces/${namespace}/secrets/${secretName}`,
    );
    for (const [file, text] of Object.entries(data))
      files[`${mountPath}/${file}`] = Buffer.from(text, 'base64').toString();
  }
  return files;
}

/** The pod's fields that a variable may refer to. */
export interface PodFacts {
  name: string;
  namespace: string;
  ip: string;
  labels: Record<string, string>;
}

/** The variables of a container. What stands in Secrets the environment's own stores bring, so `secrets` gives those by variable. */
export async function environmentOf(
  api: ApiServer,
  container: Container,
  pod: PodFacts,
  secrets: Record<string, string>,
): Promise<Record<string, string>> {
  const configMap = async (name: string): Promise<Record<string, string>> =>
    (
      await api.ask<{ data?: Record<string, string> }>(
        'GET',
        `/api/v1/namespaces/${pod.namespace}/configmaps/${name}`,
      )
    ).data ?? {};
  const env: Record<string, string> = {};
  for (const { configMapRef } of container.envFrom ?? [])
    if (configMapRef) Object.assign(env, await configMap(configMapRef.name));
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (valueFrom?.fieldRef) env[name] = fieldOf(pod, valueFrom.fieldRef.fieldPath);
    else if (valueFrom?.configMapKeyRef)
      env[name] = (await configMap(valueFrom.configMapKeyRef.name))[valueFrom.configMapKeyRef.key] ?? '';
    else if (valueFrom === undefined)
      env[name] = (value ?? '').replace(/\$\(([A-Z_0-9]+)\)/g, (whole, other: string) => env[other] ?? whole);
  }
  return { ...env, ...secrets };
}

function fieldOf(pod: PodFacts, path: string): string {
  const label = /^metadata\.labels\['(.+)'\]$/.exec(path)?.[1];
  if (label) return pod.labels[label] ?? '';
  const fields: Record<string, string> = {
    'metadata.name': pod.name,
    'metadata.namespace': pod.namespace,
    'status.podIP': pod.ip,
  };
  return fields[path] ?? '';
}
