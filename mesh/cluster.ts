// What a Kubernetes environment adds to the graph: how many, how large, where. What methods are and who calls whom is not said here.

/** Copies of a workload: fixed when min and max are the same, else by CPU. */
export interface Scale {
  min: number;
  max: number;
  /** Of the requested CPU, averaged over the copies. */
  cpuPercent: number;
}

export interface Size {
  cpu: string;
  /** Requested and the limit alike; there is no limit of CPU, which would only throttle. */
  memory: string;
}

export interface Backups {
  /** The S3 bucket and folder, and its endpoint where it is not Amazon's. */
  destination: string;
  endpoint: string | undefined;
  retention: string;
  /** Of the base backups, six fields with seconds. */
  schedule: string;
}

/** What a service has of its own in an environment, and of nobody else's making: a store of objects, say. */
export interface Extra {
  settings: Record<string, string>;
  /** Keys of its Secret, which are variables; the store of secrets has them by the same names. */
  secrets: string[];
  /** What it reaches outside. */
  reaches: 'objectStore'[];
}

/** A block of addresses, but for the smaller ones in it. */
export interface Addresses {
  cidr: string;
  except?: string[];
}

export interface Cluster {
  /** Host names of the gateway; `*` for any. */
  hosts: string[];
  /** The cert-manager issuer of the gateway's certificate; without one the gateway has no TLS. */
  issuer: string | undefined;
  /** Whether the gateway answers without TLS; else it redirects. */
  plainHttp: boolean;
  /** Where images come from: `<registry>/catalog@sha256:…`. */
  registry: string;
  /** Copies of Istio's control plane. Its chart says one, and a disruption budget by which no node with that one can be drained. */
  istiod: { min: number; max: number };
  /** By workload; `other` for all that are not named. */
  scale: Record<string, Scale> & { other: Scale };
  size: Record<string, Size> & { other: Size };
  /** Where Secrets come from: an external store by its name, or values for a throw-away cluster that everybody may know. */
  secrets: { store: string } | 'published';
  database: {
    /** One database server for all services, or one for each. */
    servers: 'shared' | 'own';
    instances: number;
    storage: string;
    size: Size;
    backups: Backups | undefined;
  };
  /** RabbitMQ with its quorum queues; without one, services hand work over in PostgreSQL. Which queues there are, the graph says. */
  broker:
    | {
        replicas: number;
        storage: string;
        size: Size;
        /** A service that takes from a queue gets a copy more for each so many messages that wait in it (KEDA). */
        messagesPerCopy: number;
        /** The cert-manager issuer of its certificate, for names within the cluster. */
        issuer: string;
      }
    | undefined;
  /** The Prometheus operator takes monitors and alerts, Grafana dashboards; an alert leads to a page of the repository, which is here. */
  monitoring: { repository: string } | undefined;
  /** Where proxies send traces by OTLP. Of how many calls, the environment says. */
  tracing: { collector: { namespace: string; host: string; port: number } } | undefined;
  /** By service. */
  extras: Record<string, Extra>;
  /** Where that is which has no pods of ours. Its provider knows the addresses; policies know no names. */
  outside: { apiServer: Addresses[]; objectStore: Addresses[] };
  /** How strongly copies are kept apart. */
  spread: { zones: 'required' | 'preferred'; hosts: 'required' | 'preferred' };
}
