import type { Construct } from 'constructs';
import { vhost } from '../data/broker-access.ts';
import { PrometheusRule } from '../imports/prometheus-operator.ts';
import { commonLabels } from '../names.ts';

/**
 * An event that failed for good is no failed call: its order stands still, and no budget burns. The broker's own words, of every node alike; in RE2 and in
 * the string around it the dot is escaped.
 */
const waiting = `max by (queue) (rabbitmq_detailed_queue_messages{vhost="${vhost}",queue=~".+\\\\.dead"}) > 0`;

export function deadLetterAlert(scope: Construct, runbookUrl: string): void {
  new PrometheusRule(scope, 'alerts-dead-letters', {
    metadata: { name: 'dead-letters', labels: commonLabels('dead-letters', 'alerts') },
    spec: {
      groups: [
        {
          name: 'dead-letters',
          rules: [
            {
              alert: 'PlazaHasDeadLetters',
              expr: waiting,
              for: '5m',
              labels: { severity: 'ticket' },
              annotations: {
                summary:
                  '{{ $value }} events lie in {{ $labels.queue }}, and nothing brings them back by itself',
                runbook_url: runbookUrl,
              },
            },
          ],
        },
      ],
    },
  });
}
