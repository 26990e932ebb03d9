import { setTimeout as sleep } from 'node:timers/promises';
import { type Call, remainingMs } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import type { KeyedRequest } from '../../runtime/keyed.ts';
import { keyOwner, keyReused, keyScope, requestHash, twinRunning } from '../../runtime/keyed.ts';
import { type Claim, claimIntent, type NewIntent } from '../db/claim-intent.ts';
import { findIntent } from '../db/find-intent.ts';
import { LEASE_MS } from './lease.ts';

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 100;
/** Kept of the deadline for telling the caller that its twin still runs. */
const REPLY_MARGIN_MS = 50;

/**
 * Makes this call the one that places the order of its key, or gives the reply of the call that did. A twin that runs is waited
 * for until the deadline, then TWIN_RUNNING; another request under the key is KEY_REUSED.
 */
export async function claimOrWait(
  db: Database,
  call: Call,
  request: KeyedRequest & { getRequestId(): string },
): Promise<Claim | Buffer> {
  const scope = keyScope(call, request.getRequestId());
  const intent: NewIntent = {
    orderId: newId(),
    caller: keyOwner(call.identity),
    key: scope?.key,
    requestHash: requestHash(request),
    leaseToken: newId(),
    leaseMs: LEASE_MS,
  };
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const claim = await claimIntent(db, intent);
    if (claim) return claim;
    const reply = await replyOfTwin(db, call, intent, pause);
    if (reply) return reply;
  }
}

/** Undefined as soon as the key is free or its attempt can be taken over. */
async function replyOfTwin(
  db: Database,
  call: Call,
  intent: NewIntent,
  firstPause: number,
): Promise<Buffer | undefined> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const twin = await findIntent(db, intent.caller, intent.key!);
    if (twin && !twin.request_hash.equals(intent.requestHash)) throw keyReused();
    if (twin?.reply) return twin.reply;
    if (!twin || twin.lease_over) return undefined;
    if (remainingMs(call) < pause + REPLY_MARGIN_MS) throw twinRunning();
    await sleep(pause, undefined, { signal: call.signal });
  }
}
