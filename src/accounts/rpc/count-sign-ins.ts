import { PlazaError } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import type { Telemetry } from '../../runtime/telemetry/telemetry.ts';
import { accountMetrics } from '../metrics.ts';

const RESULTS: Readonly<Record<string, 'failed' | 'locked'>> = {
  INVALID_CREDENTIALS: 'failed',
  TOO_MANY_FAILURES: 'locked',
};

/** Counts attempts to sign in that were judged. */
export function countSignIns<Q, R>(telemetry: Telemetry, createSession: Unary<Q, R>): Unary<Q, R> {
  const signIns = telemetry.counter(accountMetrics.signIns);
  return async (request, call) => {
    try {
      const session = await createSession(request, call);
      signIns.add({ result: 'done' });
      return session;
    } catch (error) {
      const result = error instanceof PlazaError ? RESULTS[error.reason] : undefined;
      if (result) signIns.add({ result });
      throw error;
    }
  };
}
