// The typed graph that the laptop's Envoys and the cluster's resources are both rendered from. Nothing in it is optional by accident:
// a default that Envoy and Istio disagree on is always written out here or in the environment.

/** Who may call a method through the gateway; `mesh` means nobody. */
export type Access = 'public' | 'user' | 'self' | 'staff' | 'admin' | 'mesh';

/** Whether a repeat is harmless: always (`read`), with the same key (`keyed`), never (`once`). */
export type Class = 'read' | 'keyed' | 'once';

export type Kind = 'unary' | 'serverStream' | 'clientStream' | 'bidi';

/** One HTTP path of a method, as google.api.http states it. */
export interface Binding {
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Template, such as `/v1/users/{user.id}` or `/v1/{name=operations/*}:wait`. */
  template: string;
  /** Its path in segments, `*` for what the request chooses: v1, operations, `*`. */
  segments: string[];
  /** Its custom verb, such as `wait`. */
  custom: string | undefined;
  /** The request's field that the body is; `*` for all that the path does not bind; empty for none. */
  body: string;
  /** Fields bound by the path, in proto spelling: `user.id`. */
  pathFields: string[];
  /** What may stand in the query: the fields that neither the path nor the body binds. */
  parameters: QueryParameter[];
}

export interface QueryParameter {
  /** In proto spelling: `page_size`, `range.start`. JSON clients may write `pageSize` too. */
  name: string;
  /** Whether it may stand in a query more than once. */
  repeated: boolean;
}

export interface Method {
  /** `/plaza.catalog.v1.Catalog/GetProduct`, the path of its gRPC calls. */
  path: string;
  /** `plaza.catalog.v1.Catalog` */
  protoService: string;
  name: string;
  kind: Kind;
  class: Class;
  access: Access;
  /** Services that may call it with their own identity, without a user's token. */
  callers: string[];
  deadlineMs: number;
  /** Streams only: the longest silence before the proxies cut it. */
  idleMs: number;
  /** Of a request, of a message of a stream, of the whole of an upload of raw bytes. */
  maxRequestBytes: number;
  successStatus: 200 | 201 | 204;
  /** A name in the environment's limits, beside the one that every call through the gateway counts towards. */
  rateLimit: string | undefined;
  bindings: Binding[];
  /** Whether the request has an update_mask, so that PUT can be told from PATCH by the mask `*`. */
  hasUpdateMask: boolean;
  /** Whether it honours the header If-Match; other methods refuse it. */
  ifMatch: boolean;
  /** What the audit log says of its calls: the first for each, done or refused; none when its calls are no entries. */
  audit: string[];
  /** Why its calls are no entries, where the lint asks. */
  unaudited: string | undefined;
  /** Whether a stream's replies can say in band that they are complete and what went wrong. */
  hasEndFrame: boolean;
  /** Whether a request's body over JSON is raw bytes (google.api.HttpBody) instead. */
  rawBody: boolean;
  /** Where it is declared, for messages of the lint. */
  file: string;
}

/** A row of mesh/plaza.ts. */
export interface ServiceRow {
  name: string;
  /** The proto packages it serves. */
  packages: string[];
  /** The services it calls through its sidecar. */
  calls: string[];
  /** Whether it has a PostgreSQL database of its own. */
  database: boolean;
  /** Types of the events that it tells others of, such as `order.created`; `stock.*` is all of stock. */
  publishes: string[];
  /** Its queues, by name, with the types of the events that each takes. */
  queues: Record<string, string[]>;
}

export interface Service extends ServiceRow {
  /** Its identity: `spiffe://plaza.local/ns/plaza/sa/catalog`. */
  spiffe: string;
  /** Full names of its proto services, ours only: grpc.health and reflection are served by every service. */
  protoServices: string[];
  methods: Method[];
  /** Replicas that a local run starts. */
  replicas: number;
  /** The descriptor set of its own packages and what they import. */
  descriptor: Uint8Array;
  /** Versions that can be pinned beside the stable one. */
  versions: string[];
}

/** A token bucket for each client address. */
export interface RateLimit {
  /** Tokens added each interval. */
  tokens: number;
  intervalSeconds: number;
  /** The most tokens that can be saved up. */
  burst: number;
}

export interface Environment {
  name: string;
  /** Whether services answer server reflection. */
  reflection: boolean;
  replicas: Record<string, number>;
  /** By name; `client` counts every call through the gateway, `stream_open` each call that lasts (isLasting). */
  limits: Record<string, RateLimit> & { client: RateLimit; stream_open: RateLimit };
  /** How long a browser that was here over TLS stays with TLS. On a laptop it counts for every program of localhost, so it is short there. */
  hstsSeconds: number;
  /** Origins that browsers may call from, as regular expressions over the whole Origin header. */
  corsOrigins: string[];
  /** By service, the values of x-plaza-version that callers may pin beside the stable v1; each is a subset of its own. */
  versions: Record<string, string[]>;
  sampling: Sampling;
}

/** Which calls are traced; the gateway decides, and everybody behind it follows. */
export interface Sampling {
  /** Of all calls of clients. */
  percent: number;
  /** At about as many spans a second ops lowers the share, where it may ask the gateway; undefined for a share that stays. */
  mostSpansPerSecond: number | undefined;
}

/** Numbers of the mesh that no environment changes. */
export interface Policy {
  /** Where proxies fetch the public keys of tokens: a public JSON method of one service, for every workload. */
  keySet: { service: string; method: string };
  issuer: string;
  audience: string;
  /** How old a proxy's copy of the key set may get. */
  jwksCacheSeconds: number;
  maxTokenLifetimeSeconds: number;
  clockSkewSeconds: number;
  retry: {
    attempts: number;
    budgetPercent: number;
    minConcurrency: number;
    baseIntervalMs: number;
    maxIntervalMs: number;
  };
  /** What one proxy has under way at once to one service, and to the service beside it. */
  breaker: { maxConnections: number; maxPendingRequests: number; maxRequests: number };
  /** The same for calls that last, which have a budget of their own. */
  lastingBreaker: { maxConnections: number; maxPendingRequests: number; maxRequests: number };
  outlier: { consecutive: number; intervalMs: number; ejectionMs: number; maxEjectionPercent: number };
  health: { intervalMs: number; timeoutMs: number; unhealthyThreshold: number; healthyThreshold: number };
  connectTimeoutMs: number;
  unaryMaxRequestBytes: number;
  streamMaxMessageBytes: number;
  /** How long a stream may be silent; services send heartbeats more often. */
  streamIdleMs: number;
  maxResponseBytes: number;
}

export interface Mesh {
  trustDomain: string;
  namespace: string;
  /** The identity of the gateway. */
  gatewaySpiffe: string;
  environment: Environment;
  policy: Policy;
  services: Service[];
  /** Methods that every service serves and that are not ours: grpc.health.v1.Health and, where on, reflection. */
  common: Method[];
  /** The descriptor set of everything in the graph, and of nothing else. */
  descriptor: Uint8Array;
}
