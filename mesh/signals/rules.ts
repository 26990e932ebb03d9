// Rules as Prometheus has them, on a laptop and in a cluster alike.

/** `critical` wakes somebody and is worked on at once by all; `page` wakes somebody; `ticket` waits for the morning. */
export type Severity = 'critical' | 'page' | 'ticket';

export interface Recording {
  record: string;
  labels?: Record<string, string>;
  expr: string;
}

export interface Alert {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: Severity } & Record<string, string>;
  annotations: { summary: string; description: string; runbook_url: string };
}

export interface Group {
  name: string;
  interval: string;
  rules: (Recording | Alert)[];
}

export function isAlert(rule: Recording | Alert): rule is Alert {
  return 'alert' in rule;
}
