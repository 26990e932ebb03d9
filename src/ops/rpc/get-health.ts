import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { Unary } from '../../runtime/server.ts';
import { type Answer, overallHealth } from '../domain/overall-health.ts';
import { shared } from '../domain/shared.ts';

/** Answers of less than a second ago are used again: however many ask, each service is asked once a second. */
const FRESH_MS = 1_000;

/** The health of the whole, as `askHealth` finds it. */
export function getHealth(
  askHealth: () => Promise<Map<string, Answer>>,
  now: () => number = () => performance.now(),
): Unary<pb.GetHealthRequest, pb.GetHealthResponse> {
  const round = shared(
    FRESH_MS,
    async () => {
      const reply = encode(overallHealth(await askHealth()));
      return Buffer.from(reply.serializeBinary());
    },
    now,
  );
  return () => round();
}

function encode({ up, services }: ReturnType<typeof overallHealth>): pb.GetHealthResponse {
  const { UP, DEGRADED } = pb.GetHealthResponse.Status;
  const reply = new pb.GetHealthResponse();
  reply.setStatus(up ? UP : DEGRADED);
  for (const [name, health] of services) {
    const one = new pb.ServiceHealth();
    one.setStatus(health.up ? pb.ServiceHealth.Status.UP : pb.ServiceHealth.Status.DOWN);
    one.setDetail(health.detail);
    reply.getServicesMap().set(name, one);
  }
  return reply;
}
