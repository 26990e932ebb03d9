import type { Alert, Severity } from '../rules.ts';
import type { Timing } from '../timing.ts';

/** Where rules run, as far as they differ by it. */
export interface Place {
  timing: Timing;
  /** What an alert's page is below: docs/runbooks/<alert>.md of it. */
  repository: string;
  /** In a Kubernetes cluster, whose operators tell more: the namespace, and whether the broker is RabbitMQ; undefined on a laptop. */
  cluster: { namespace: string; rabbitmq: boolean } | undefined;
}

export interface Words {
  severity: Severity;
  expr: string;
  /** How long it has to be so, before it is shortened. */
  for: string;
  summary: string;
  description: string;
  /** What tells rules of one name apart. */
  labels?: Record<string, string>;
}

export function alert({ timing, repository, cluster }: Place, name: string, words: Words): Alert {
  return {
    alert: name,
    expr: words.expr,
    for: timing.wait(words.for),
    labels: {
      // Prometheus' operator lets the routes of a namespace have its own alerts alone, and sums have lost the label.
      ...(cluster && { namespace: cluster.namespace }),
      ...words.labels,
      severity: words.severity,
    },
    annotations: {
      summary: words.summary,
      description: words.description,
      runbook_url: `${repository}/${runbookOf(name)}`,
    },
  };
}

export function runbookOf(name: string): string {
  return `docs/runbooks/${name}.md`;
}
