import type { Cluster, Extra } from '../cluster.ts';

const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * An API server within the provider's network and a store of objects on the internet: so nobody gets to other machines of the network, to the
 * provider's metadata, or, but for the store's users, out. Who knows the addresses more exactly writes them here.
 */
const outside: Cluster['outside'] = {
  apiServer: [...privateNetworks, 'fc00::/7'].map((cidr) => ({ cidr })),
  objectStore: [
    { cidr: '0.0.0.0/0', except: [...privateNetworks, '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'] },
    { cidr: '::/0', except: ['::1/128', 'fc00::/7', 'fe80::/10'] },
  ],
};

/** A throw-away cluster: everything once, with plain HTTP beside a self-signed certificate, as on the laptop. */
const dev: Cluster = {
  hosts: ['*'],
  issuer: 'selfsigned',
  plainHttp: true,
  registry: 'registry.plaza.example/dev',
  istiod: { min: 1, max: 1 },
  scale: {
    catalog: { min: 2, max: 2, cpuPercent: 50 },
    orders: { min: 2, max: 2, cpuPercent: 50 },
    payments: { min: 2, max: 2, cpuPercent: 50 },
    other: { min: 1, max: 1, cpuPercent: 50 },
  },
  size: { other: { cpu: '100m', memory: '256Mi' } },
  secrets: 'published',
  database: {
    servers: 'shared',
    instances: 1,
    storage: '1Gi',
    size: { cpu: '250m', memory: '512Mi' },
    backups: undefined,
  },
  broker: undefined,
  monitoring: undefined,
  tracing: undefined,
  // Images are in a copy's own scratch, and gone with it; nobody keeps anything here.
  extras: { catalog: { settings: { OBJECT_STORE: 'file:/tmp/objects' }, secrets: [], reaches: [] } },
  outside,
  spread: { zones: 'preferred', hosts: 'preferred' },
};

const prod: Cluster = {
  hosts: ['plaza.example'],
  issuer: 'letsencrypt',
  plainHttp: false,
  registry: 'registry.plaza.example/prod',
  istiod: { min: 3, max: 5 },
  scale: {
    gateway: { min: 6, max: 18, cpuPercent: 50 },
    orders: { min: 8, max: 24, cpuPercent: 50 },
    accounts: { min: 3, max: 10, cpuPercent: 50 },
    catalog: { min: 3, max: 10, cpuPercent: 50 },
    payments: { min: 3, max: 10, cpuPercent: 50 },
    ops: { min: 3, max: 10, cpuPercent: 50 },
    rooms: { min: 3, max: 10, cpuPercent: 50 },
    // Of services that come later.
    other: { min: 2, max: 10, cpuPercent: 50 },
  },
  size: {
    gateway: { cpu: '1', memory: '1Gi' },
    orders: { cpu: '1', memory: '512Mi' },
    catalog: { cpu: '1', memory: '512Mi' },
    other: { cpu: '500m', memory: '512Mi' },
  },
  secrets: { store: 'plaza' },
  database: {
    servers: 'own',
    instances: 3,
    storage: '100Gi',
    size: { cpu: '2', memory: '8Gi' },
    backups: {
      destination: 's3://plaza-prod-backups/postgres',
      endpoint: undefined,
      retention: '30d',
      schedule: '0 0 2 * * *',
    },
  },
  broker: {
    replicas: 3,
    storage: '20Gi',
    size: { cpu: '1', memory: '2Gi' },
    messagesPerCopy: 100,
    issuer: 'internal',
  },
  monitoring: { repository: 'https://git.plaza.example/plaza/blob/main' },
  tracing: {
    collector: {
      namespace: 'observability',
      host: 'otel-collector.observability.svc.cluster.local',
      port: 4317,
    },
  },
  extras: { catalog: images('s3://plaza-prod-images?region=eu-central-1') },
  outside,
  spread: { zones: 'required', hosts: 'preferred' },
};

/** Like prod, smaller: what works here works there. */
const staging: Cluster = {
  ...prod,
  hosts: ['staging.plaza.example'],
  registry: 'registry.plaza.example/staging',
  istiod: { min: 2, max: 3 },
  scale: { other: { min: 2, max: 4, cpuPercent: 50 } },
  size: { other: { cpu: '250m', memory: '512Mi' } },
  database: {
    ...prod.database,
    servers: 'shared',
    storage: '20Gi',
    size: { cpu: '500m', memory: '1Gi' },
    backups: {
      ...prod.database.backups!,
      destination: 's3://plaza-staging-backups/postgres',
      retention: '7d',
    },
  },
  extras: { catalog: images('s3://plaza-staging-images?region=eu-central-1') },
  broker: { ...prod.broker!, storage: '5Gi', size: { cpu: '500m', memory: '1Gi' } },
  spread: { zones: 'preferred', hosts: 'preferred' },
};

/** Amazon's own, or any other by `&endpoint=https://…`. */
function images(store: string): Extra {
  return {
    settings: { OBJECT_STORE: store },
    secrets: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    reaches: ['objectStore'],
  };
}

/** The environments that are clusters; `test` is a laptop's alone. */
export const clusters = { dev, staging, prod };
export type ClusterName = keyof typeof clusters;
