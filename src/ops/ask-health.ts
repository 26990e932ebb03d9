import type { MethodDefinition } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';
import { backgroundCall } from '../runtime/call.ts';
import type { Logger } from '../runtime/log.ts';
import type { Peers } from '../runtime/peers.ts';
import type { Answer } from './domain/overall-health.ts';

/** grpc.health.v1.Health as its package defines it at run time, with the types that it leaves out. */
type Check = MethodDefinition<{ service: string }, { status: string }> & {
  requestStream: false;
  responseStream: false;
};
const definition = { Check: healthService.Check as unknown as Check };

/** Asks services for their health, all at once and each at most `askMs`; never rejects. */
export function createAskHealth(
  peers: Peers,
  services: readonly string[],
  { askMs, log }: { askMs: number; log: Logger },
): () => Promise<Map<string, Answer>> {
  const asked = services.map((name) => ({ name, health: peers.connect(name, definition) }));
  return async () => {
    // Nobody's call: many callers wait for one round, and the first of them may leave.
    const call = backgroundCall({ method: '/grpc.health.v1.Health/Check', log, deadlineMs: askMs });
    const answers = asked.map(async ({ name, health }): Promise<[string, Answer]> => {
      try {
        const { status } = await health.Check({ service: '' }, call, { deadlineMs: askMs });
        return [name, status === 'SERVING' ? 'serving' : 'not-serving'];
      } catch (err) {
        log.warn({ err, asked: name }, 'a service does not tell its health');
        return [name, 'silent'];
      }
    });
    return new Map(await Promise.all(answers));
  };
}
