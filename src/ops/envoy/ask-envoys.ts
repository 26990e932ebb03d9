import type { Logger } from '../../runtime/log.ts';
import { type ClustersReply, type Observation, observe, type StatsReply } from '../domain/observation.ts';
import { type AdminAddress, readAdmin } from './admin.ts';

const FIGURES = String.raw`^cluster\..*\.(upstream_rq_active|upstream_rq_pending_overflow|circuit_breakers\.default\.rq_open)$`;

/** What the Envoys see of `services`; undefined when none of them answers within `askMs`. One that does not is left out. */
export function createAskEnvoys(
  envoys: readonly AdminAddress[],
  services: ReadonlySet<string>,
  { askMs, log }: { askMs: number; log: Logger },
): () => Promise<Observation[] | undefined> {
  const ask = async ({ observer, address }: AdminAddress): Promise<Observation[] | undefined> => {
    try {
      const signal = AbortSignal.timeout(askMs);
      const [clusters, stats] = await Promise.all([
        readAdmin(address, '/clusters?format=json', signal),
        readAdmin(address, `/stats?format=json&filter=${encodeURIComponent(FIGURES)}`, signal),
      ]);
      return observe(observer, services, clusters as ClustersReply, stats as StatsReply);
    } catch (err) {
      log.warn({ err, observer }, 'an Envoy does not answer');
      return undefined;
    }
  };
  return async () => {
    const answers = (await Promise.all(envoys.map(ask))).filter((answer) => answer !== undefined);
    return answers.length === 0 ? undefined : answers.flat();
  };
}
