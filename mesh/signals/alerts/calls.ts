import { callMetrics } from '../call-metrics.ts';
import type { Alert } from '../rules.ts';
import { burns, period, serviceLevels } from '../service-levels.ts';
import { alert, type Place } from './alert.ts';

/** Of the calls themselves: that they fail, are slow, or are not there. */
export function callAlerts(place: Place): Alert[] {
  const { window } = place.timing;
  return [
    ...burns.fast.map((burn) => errorsBurn(place, 'ErrorBudgetBurnsFast', 'page', burn)),
    ...burns.slow.map((burn) => errorsBurn(place, 'ErrorBudgetBurnsSlow', 'ticket', burn)),
    ...burns.fast.map((burn) =>
      // A client that sends slowly is slow itself, which nobody can tell apart: so it wakes nobody.
      alert(place, 'LatencyBudgetBurns', {
        severity: 'ticket',
        expr: burnsExpr(serviceLevels.slow, serviceLevels.slowBudget, burn),
        for: '2m',
        labels: { window: burn.long },
        summary: '{{ $labels.workload }} is slower than it promises',
        description: `{{ $value | humanizePercentage }} of the calls of {{ $labels.workload }} in the last ${burn.long} took longer than promised, more than ${burn.rate} times what the promise allows.`,
      }),
    ),
    alert(place, 'HighErrorRate', {
      severity: 'critical',
      expr: `${serviceLevels.failed('5m')} > 0.05`,
      for: '10m',
      summary: 'more than 5 % of the calls of {{ $labels.workload }} fail',
      description:
        '{{ $value | humanizePercentage }} of the calls of {{ $labels.workload }} in the last 5 minutes failed by our fault.',
    }),
    alert(place, 'NoTraffic', {
      severity: 'ticket',
      expr: noTraffic(window('5m'), window('1h')),
      for: '10m',
      summary: 'no client calls any more',
      description:
        'There were {{ $value | humanize }} calls a second in the hour before, and there are none now. Clients may be gone, or may not reach the gateway.',
    }),
  ];
}

type Burn = { rate: number; long: string; short: string };

function errorsBurn(place: Place, name: string, severity: 'page' | 'ticket', burn: Burn): Alert {
  return alert(place, name, {
    severity,
    expr: burnsExpr(serviceLevels.failed, serviceLevels.failedBudget, burn),
    for: '2m',
    labels: { window: burn.long },
    summary: `{{ $labels.workload }} burns its error budget ${burn.rate} times too fast`,
    description: `{{ $value | humanizePercentage }} of the calls of {{ $labels.workload }} in the last ${burn.long} failed by our fault: ${burn.rate} times more than the promise for ${period} allows.`,
  });
}

function burnsExpr(ratio: (window: string) => string, budget: string, { rate, long, short }: Burn): string {
  const over = (window: string) => `${ratio(window)} > on (workload) group_left () (${rate} * ${budget})`;
  return `${over(long)} and on (workload) ${over(short)}`;
}

/** A call a second at least before: where there are few, none for a while says nothing. */
function noTraffic(now: string, before: string): string {
  const calls = `${callMetrics.requests}{reporter="gateway"}`;
  const stopped = `(sum(rate(${calls}[${now}])) or vector(0)) == 0`;
  return `sum(rate(${calls}[${before}] offset ${now})) > 1 and on () ${stopped}`;
}
