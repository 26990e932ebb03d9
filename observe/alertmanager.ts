import type { EnvironmentName } from '../mesh/environments/index.ts';
import { inhibitions, type Receiver, routing } from '../mesh/signals/routing.ts';
import { timing } from '../mesh/signals/timing.ts';
import type { Mesh } from '../mesh/types.ts';
import { type TextFile, yamlFile } from './files.ts';

export interface AlertmanagerOptions {
  /** What is told of each alert by HTTP, for who wants more than Alertmanager's own page. It may not hold a secret: the file is no secret. */
  webhook?: string;
  /** By how much waiting is shorter than in production; for tests. */
  shorten?: number;
}

/** alertmanager.yml of a laptop. Without a webhook alerts are shown on its page, and told to nobody. */
export function renderAlertmanager(
  mesh: Mesh,
  { webhook, shorten = 1 }: AlertmanagerOptions = {},
): TextFile[] {
  const { groupBy, groupWait, groupInterval, routes } = routing[mesh.environment.name as EnvironmentName];
  const wait = (nominal: string) => timing(shorten).wait(nominal);
  const receivers = [...new Set(routes.map(({ receiver }) => receiver))];
  return [
    yamlFile('alertmanager.yml', {
      route: {
        receiver: routes.at(-1)!.receiver,
        group_by: groupBy,
        group_wait: wait(groupWait),
        group_interval: wait(groupInterval),
        routes: routes.map(({ severities, receiver, repeat }) => ({
          receiver,
          matchers: [`severity=~"${severities.join('|')}"`],
          repeat_interval: repeat,
        })),
      },
      inhibit_rules: inhibitions.map(({ cause, hides, same }) => ({
        source_matchers: [`alertname="${cause}"`],
        target_matchers: [`alertname=~"${hides.join('|')}"`],
        ...(same.length > 0 && { equal: same }),
      })),
      receivers: receivers.map((name: Receiver) => ({
        name,
        ...(webhook && { webhook_configs: [{ url: webhook, send_resolved: true }] }),
      })),
    }),
  ];
}
