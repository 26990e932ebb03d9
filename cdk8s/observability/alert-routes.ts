import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { EnvironmentName } from '../../mesh/environments/index.ts';
import { inhibitions, type Receiver, routing } from '../../mesh/signals/routing.ts';
import type { Mesh } from '../../mesh/types.ts';
import { fromStore, kept, remote } from '../data/credentials.ts';
import { ExternalSecret } from '../imports/external-secrets.ts';
import { AlertmanagerConfig } from '../imports/prometheus-operator.ts';
import { commonLabels } from '../names.ts';

/** The Secret with the address of each receiver, which may hold a token. */
const addresses = 'alert-receivers';

/** Who is told of alerts, as mesh/signals says it. The operator lets it have this namespace's own alerts alone. */
export function alertRoutes(scope: Construct, mesh: Mesh, { monitoring, secrets }: Cluster): void {
  if (!monitoring || secrets === 'published') return;
  const { groupBy, groupWait, groupInterval, routes } = routing[mesh.environment.name as EnvironmentName];
  const receivers = [...new Set(routes.map(({ receiver }) => receiver))];
  new ExternalSecret(scope, 'alert-receivers', {
    metadata: { name: addresses, labels: commonLabels(addresses, 'alerts') },
    spec: {
      ...fromStore(secrets.store),
      target: kept(addresses),
      data: receivers.map((receiver) => remote(`${mesh.environment.name}/alerts`, propertyOf(receiver))),
    },
  });
  new AlertmanagerConfig(scope, 'alert-routes', {
    metadata: { name: 'plaza', labels: commonLabels('plaza', 'alerts') },
    spec: {
      route: {
        receiver: routes.at(-1)!.receiver,
        groupBy,
        groupWait,
        groupInterval,
        routes: routes.map(({ severities, receiver, repeat }) => ({
          receiver,
          matchers: [matcher('severity', severities)],
          repeatInterval: repeat,
        })),
      },
      inhibitRules: inhibitions.map(({ cause, hides, same }) => ({
        sourceMatch: [matcher('alertname', [cause])],
        targetMatch: [matcher('alertname', hides)],
        ...(same.length > 0 && { equal: same }),
      })),
      receivers: receivers.map((name) => ({
        name,
        webhookConfigs: [{ urlSecret: { name: addresses, key: propertyOf(name) }, sendResolved: true }],
      })),
    },
  });
}

function matcher(name: string, values: string[]) {
  return { name, matchType: '=~' as const, value: values.join('|') };
}

/** In the store: ON_CALL_URL. */
function propertyOf(receiver: Receiver): string {
  return `${receiver.toUpperCase().replace('-', '_')}_URL`;
}
