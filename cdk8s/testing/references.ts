// Which names the resources of an environment give, and which they take: a name that nobody gives is an error that only a cluster shows.
import type { Resource } from './resources.ts';

export interface Names {
  /** As "Secret orders-secrets", "Secret orders-secrets: DATABASE_URL". */
  given: Set<string>;
  /** The same, with who takes it. */
  taken: [name: string, by: string][];
}

/** What else of a resource is called by a name: its keys, what an operator makes of it, what it is called elsewhere. */
function alsoGiven({ kind, metadata: { name }, spec, ...rest }: Resource): string[] {
  const secret = (of: string, keys: string[]) => [
    `Secret ${of}`,
    ...keys.map((key) => `Secret ${of}: ${key}`),
  ];
  switch (kind) {
    case 'ConfigMap':
      return Object.keys(rest.data ?? {}).map((key) => `ConfigMap ${name}: ${key}`);
    case 'Secret':
      return secret(name, Object.keys(rest.stringData ?? {}));
    case 'ExternalSecret':
      // Without a template it has what it is given.
      return secret(
        spec.target.name,
        spec.target.template
          ? Object.keys(spec.target.template.data)
          : spec.data.map(({ secretKey }: { secretKey: string }) => secretKey),
      );
    case 'Certificate':
      return secret(spec.secretName, ['ca.crt', 'tls.crt', 'tls.key']);
    case 'Cluster':
      return [...secret(`${name}-ca`, ['ca.crt']), `Host ${name}-rw:5432`];
    case 'RabbitmqCluster':
      return [`Host ${name}.plaza.svc:5671`];
    case 'Service':
      return spec.ports.map(({ port }: { port: number }) => `Host ${name}.plaza.svc.cluster.local:${port}`);
    case 'DestinationRule':
      return spec.subsets.map((subset: { name: string }) => `Subset ${spec.host} ${subset.name}`);
    case 'VirtualService':
      return spec.http.map((route: { name: string }) => `Route ${route.name}`);
    case 'Vhost':
    case 'Exchange':
    case 'Queue':
      return [`${kind} called ${spec.name}`];
    case 'ServiceAccount':
      return [`Principal plaza.local/ns/plaza/sa/${name}`];
    default:
      return [];
  }
}

/** The kind of what a field names, by the field's name; what a field names by its value alone stands in `special`. */
const fields: Record<string, string> = {
  serviceAccountName: 'ServiceAccount',
  priorityClassName: 'PriorityClass',
  secretName: 'Secret',
  secretKeyRef: 'Secret',
  secretTargetRef: 'Secret',
  passwordSecret: 'Secret',
  urlSecret: 'Secret',
  importCredentialsSecret: 'Secret',
  accessKeyId: 'Secret',
  secretAccessKey: 'Secret',
  configMapRef: 'ConfigMap',
  configMapTargetRef: 'ConfigMap',
  authenticationRef: 'TriggerAuthentication',
  userReference: 'User',
  rabbitmqClusterReference: 'RabbitmqCluster',
  cluster: 'Cluster',
  vhost: 'Vhost called',
  queueName: 'Queue called',
};

type Node = Record<string, unknown>;

function special(key: string, value: unknown, { kind }: Resource): string[] {
  const node = value as Node;
  if (key === 'scaleTargetRef' || key === 'roleRef') return [`${node.kind} ${node.name}`];
  if (key === 'subjects') return (value as Node[]).map((one) => `${one.kind} ${one.name}`);
  if (key === 'principals' && kind === 'AuthorizationPolicy')
    return (value as string[]).map((one) => `Principal ${one}`);
  if (key === 'hosts' && kind === 'Sidecar')
    return (value as string[])
      .filter((host) => host.startsWith('./'))
      .map((host) => `Host ${host.slice(2)}:50051`);
  if (key === 'gateways')
    return (value as string[]).filter((one) => one !== 'mesh').map((one) => `Gateway ${one}`);
  if (kind === 'DestinationRule' && key === 'host') return [`Host ${value}:50051`];
  if (kind === 'VirtualService' && key === 'destination') {
    const { host, port, subset } = node as { host: string; port: { number: number }; subset?: string };
    return [`Host ${host}:${port.number}`, ...(subset ? [`Subset ${host} ${subset}`] : [])];
  }
  if (kind === 'EnvoyFilter' && key === 'route' && typeof node.name === 'string')
    return [`Route ${node.name}`];
  if (kind === 'EnvoyFilter' && key === 'cluster' && /^outbound/.test(String(value))) {
    const [, port, subset, host] = String(value).split('|');
    return [`Host ${host}:${port}`, ...(subset ? [`Subset ${host} ${subset}`] : [])];
  }
  if (kind === 'Binding' && key === 'source') return [`Exchange called ${value}`];
  if (kind === 'Binding' && key === 'destination') return [`Queue called ${value}`];
  if (key === 'initdb') return [`Secret ${(node.secret as Node).name}`];
  if (/^(DATABASE|BROKER)_URL$/.test(key) && typeof value === 'string')
    return [`Host ${/@([^/]+)/.exec(value)![1]}`];
  return [];
}

function namesIn(value: unknown, one: Resource): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, one));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = [inner].flat().flatMap((item: unknown) => {
      const kind = one.kind === 'EnvoyFilter' ? undefined : fields[key];
      if (!kind || item === undefined || (one.kind === 'Certificate' && key === 'secretName')) return [];
      if (typeof item === 'string') return [`${kind} ${item}`];
      const { name, key: of } = item as { name: string; key?: string };
      return [`${kind} ${name}`, ...(of ? [`${kind} ${name}: ${of}`] : [])];
    });
    return [...named, ...special(key, inner, one), ...namesIn(inner, one)];
  });
}

export function namesOf(resources: Resource[]): Names {
  const given = resources.flatMap((one) => [`${one.kind} ${one.metadata.name}`, ...alsoGiven(one)]);
  const taken = resources.flatMap((one) =>
    namesIn(one, one).map((name): [string, string] => [name, `${one.kind} ${one.metadata.name}`]),
  );
  return { given: new Set(given), taken };
}
