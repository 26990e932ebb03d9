import type { Metric } from '../runtime/telemetry/metrics.ts';

/** Figures of accounts. */
export const accountMetrics = {
  signIns: {
    name: 'plaza_sign_ins_total',
    type: 'counter',
    help: 'Attempts to sign in, by what came of them: done, failed or locked.',
    labels: ['result'],
  },
} as const satisfies Record<string, Metric>;
