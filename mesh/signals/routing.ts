// Who is told of alerts, how many at once, and which alert makes others needless.
import type { EnvironmentName } from '../environments/index.ts';
import type { Severity } from './rules.ts';

export type Receiver = 'on-call' | 'tickets';

export interface Route {
  /** Severities that go there. */
  severities: Severity[];
  receiver: Receiver;
  repeat: string;
}

export interface Routing {
  /** What has the same values of these is one message. */
  groupBy: string[];
  groupWait: string;
  groupInterval: string;
  /** The first that takes a severity gets it. */
  routes: Route[];
}

const onCall: Route = { severities: ['critical', 'page'], receiver: 'on-call', repeat: '1h' };

/** Nobody is woken where nobody is promised anything. */
const nobodyIsWoken: Route = {
  severities: ['critical', 'page', 'ticket'],
  receiver: 'tickets',
  repeat: '1d',
};

const grouped = { groupBy: ['workload', 'queue'], groupWait: '30s', groupInterval: '5m' };

export const routing: Record<EnvironmentName, Routing> = {
  dev: { ...grouped, routes: [nobodyIsWoken] },
  test: { ...grouped, routes: [onCall, { severities: ['ticket'], receiver: 'tickets', repeat: '1d' }] },
  staging: { ...grouped, routes: [nobodyIsWoken] },
  prod: { ...grouped, routes: [onCall, { severities: ['ticket'], receiver: 'tickets', repeat: '1d' }] },
};

export interface Inhibition {
  cause: string;
  /** Alerts that say nothing new while their cause is known. */
  hides: string[];
  /** Labels that have to be the same. */
  same: string[];
}

const failing = ['HighErrorRate', 'ErrorBudgetBurnsFast', 'ErrorBudgetBurnsSlow', 'LatencyBudgetBurns'];
const waiting = ['OutboxLags', 'QueueIsOld'];

export const inhibitions: Inhibition[] = [
  { cause: 'NothingHealthy', hides: [...failing, 'HostsEjected', 'RetriesOverflow'], same: ['workload'] },
  {
    cause: 'DatabaseDown',
    hides: [...failing, 'NothingHealthy', 'PoolWaits', ...waiting],
    same: ['workload'],
  },
  { cause: 'BrokerDown', hides: waiting, same: [] },
  { cause: 'HighErrorRate', hides: failing.slice(1), same: ['workload'] },
  {
    cause: 'ErrorBudgetBurnsFast',
    hides: ['ErrorBudgetBurnsSlow', 'LatencyBudgetBurns'],
    same: ['workload'],
  },
  { cause: 'NothingMeasured', hides: ['NoTraffic', 'TargetDown'], same: [] },
];
