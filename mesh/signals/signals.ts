// All rules of an environment: the one description that observe/ and cdk8s/observability render.
import type { EnvironmentName } from '../environments/index.ts';
import { objectives } from '../environments/objectives.ts';
import type { Mesh } from '../types.ts';
import type { Place } from './alerts/alert.ts';
import { callAlerts } from './alerts/calls.ts';
import { dataAlerts } from './alerts/data.ts';
import { proxyAlerts } from './alerts/proxies.ts';
import { recordingGroups } from './recorded.ts';
import type { Group } from './rules.ts';
import { serviceLevelGroups } from './service-levels.ts';

export function ruleGroups(mesh: Mesh, place: Place): Group[] {
  const { interval } = place.timing;
  return [
    ...recordingGroups(mesh, place.timing),
    ...serviceLevelGroups(mesh, objectives[mesh.environment.name as EnvironmentName], place.timing),
    { name: 'alerts-calls', interval, rules: callAlerts(place) },
    { name: 'alerts-proxies', interval, rules: proxyAlerts(place) },
    { name: 'alerts-data', interval, rules: dataAlerts(place) },
  ];
}
