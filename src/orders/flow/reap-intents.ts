import { backgroundCall } from '../../runtime/call.ts';
import { newId } from '../../runtime/ids.ts';
import type { Logger } from '../../runtime/log.ts';
import { claimForgottenIntents } from '../db/claim-forgotten-intents.ts';
import { endLease, removeIntent } from '../db/end-intent.ts';
import type { Deps } from './deps.ts';
import { release } from './release.ts';

const BATCH = 50;

/** Below the 30 s for which the intents are claimed. */
const DEADLINE_MS = 20_000;

/**
 * Takes back what orders have begun that nobody came back for: releases the stock, then forgets the intent. In this order a
 * crash in between leaves the intent to the next reaper. The claim has taken the token from whoever began.
 */
export async function reapIntents({ db, inventory, fault }: Deps, log: Logger): Promise<void> {
  const leaseToken = newId();
  const orderIds = await claimForgottenIntents(db, leaseToken, BATCH);
  if (orderIds.length === 0) return;
  fault('orders.reap.after-claim');
  const call = backgroundCall({ method: 'reap order intents', log, deadlineMs: DEADLINE_MS });
  for (const orderId of orderIds) {
    try {
      await release(inventory, call, orderId);
      fault('orders.reap.after-release');
      await removeIntent(db, { orderId, leaseToken });
      fault('orders.reap.after-removal');
      call.log.info({ orderId }, 'took back an order that was never placed');
    } catch (err) {
      call.log.warn({ err, orderId }, 'cannot take back an order that was never placed yet');
      // Not ours for the rest of the lease: whoever asks again for this order need not wait for it.
      await endLease(db, { orderId, leaseToken }).catch(() => {});
    }
  }
}
