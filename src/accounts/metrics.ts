import { type Metric, metric } from '../runtime/telemetry/metrics.ts';

/** Figures of accounts. */
export const accountMetrics = {
  signIns: metric(
    'plaza_sign_ins_total',
    'counter',
    'Attempts to sign in, by what came of them: done, failed or locked.',
    { result: ['done', 'failed', 'locked'] },
  ),
} as const satisfies Record<string, Metric>;
