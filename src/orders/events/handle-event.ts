import { backgroundCall } from '../../runtime/call.ts';
import type { Logger } from '../../runtime/log.ts';
import type { OutboxEvent } from '../../runtime/outbox-relay.ts';
import { traceFrom } from '../../runtime/trace.ts';
import type { Deps } from '../flow/deps.ts';
import { giveBack } from './give-back.ts';
import type { OrderEventPayload } from './order-event.ts';
import { payAndSell } from './pay-and-sell.ts';

/** How long the events of a replica that was killed wait for another one. */
export const LEASE_MS = 10_000;
/** Below the lease, so that a handler has ended when its event goes to another one. */
const DEADLINE_MS = 9_000;

/** Does what has to follow an event; what it throws is tried again by the relay, for ever. */
export function handleEvent(deps: Deps, log: Logger) {
  const followUps: Record<string, typeof payAndSell | undefined> = {
    'order.created': payAndSell,
    'order.cancelled': giveBack,
  };
  return async (event: OutboxEvent, signal: AbortSignal): Promise<void> => {
    const followUp = followUps[event.type];
    if (!followUp) return;
    const { orderId, requestId, traceparent } = event.payload as OrderEventPayload;
    const call = backgroundCall({
      method: event.type,
      log,
      deadlineMs: DEADLINE_MS,
      requestId,
      trace: traceFrom(traceparent, requestId),
    });
    await followUp(deps, { ...call, signal: AbortSignal.any([call.signal, signal]) }, orderId);
  };
}
