import type { Event } from '../../runtime/broker/event.ts';
import { handlerMs } from '../../runtime/broker/types.ts';
import { backgroundCall } from '../../runtime/call.ts';
import type { Logger } from '../../runtime/log.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import type { Deps } from '../flow/deps.ts';
import { giveBack } from './give-back.ts';
import { orderOf } from './order-event.ts';
import { payAndSell } from './pay-and-sell.ts';

/** Does what has to follow an event; what it throws is for the broker to judge: what may pass is delivered again for ever. */
export function handleEvent(deps: Deps, log: Logger) {
  const followUps: Record<string, typeof payAndSell | undefined> = {
    'order.created': payAndSell,
    'order.cancelled': giveBack,
  };
  return async (event: Event, signal: AbortSignal): Promise<void> => {
    const followUp = followUps[event.type];
    if (!followUp) return;
    const call = backgroundCall({
      method: event.type,
      log,
      deadlineMs: handlerMs(),
      requestId: event.requestId,
      left: event,
    });
    const orderId = orderOf(event);
    tagOrder(orderId);
    await followUp(deps, { ...call, signal: AbortSignal.any([call.signal, signal]) }, orderId);
  };
}
