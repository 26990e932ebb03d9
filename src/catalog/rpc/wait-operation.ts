import type longrunningPb from '../../../gen/google/longrunning/operations_pb.js';
import { audited } from '../../runtime/audit.ts';
import { type Call, remainingMs } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import type { Notices } from '../../runtime/notices.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { invalidField } from '../../runtime/validate.ts';
import { findOperation } from '../db/find-operation.ts';
import { operationNotFound, readOperation, readOperationName } from './operation-message.ts';

/** Where a notice was lost, the end of an operation is seen this much later. */
const POLL_MS = 1_000;

/** Kept of the deadline for the way back: the state as it stands then is a better answer than none. */
const MARGIN_MS = 500;

/** Answers when the operation is done, or with its state when the time asked for, or almost that of the call, is over. */
export function waitOperation(
  db: Database,
  notices: Pick<Notices, 'on'>,
): Unary<longrunningPb.WaitOperationRequest, longrunningPb.Operation> {
  return async (request, call) => {
    const id = readOperationName(request.getName());
    const until = performance.now() + waitMs(request, call);
    for (;;) {
      // Listening begins before looking, so that an end in between is not missed.
      const change = nextChange(notices, id, Math.min(until - performance.now(), POLL_MS), call.signal);
      try {
        const row = await findOperation(db, id);
        if (!row) throw operationNotFound(id);
        if (row.state !== 'RUNNING' || performance.now() >= until) {
          await append(db, call, [audited(call, 'import.get', `operations/${id}`)]);
          return await readOperation(db, id);
        }
        await change.happened;
      } finally {
        change.forget();
      }
      call.signal.throwIfAborted();
    }
  };
}

function waitMs(request: longrunningPb.WaitOperationRequest, call: Call): number {
  const timeout = request.getTimeout();
  const asked = timeout ? timeout.getSeconds() * 1_000 + timeout.getNanos() / 1e6 : Number.POSITIVE_INFINITY;
  if (asked < 0) throw invalidField('timeout', 'must not be negative');
  return Math.min(asked, remainingMs(call) - MARGIN_MS);
}

/** A change of the operation, or what may be one, or the passing of `ms`, or the end of the call. */
function nextChange(notices: Pick<Notices, 'on'>, id: string, ms: number, signal: AbortSignal) {
  const { promise: happened, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, Math.max(0, ms));
  const off = notices.on((key) => {
    if (key === undefined || key === id) resolve();
  });
  const gone = () => resolve();
  signal.addEventListener('abort', gone, { once: true });
  return {
    happened,
    forget() {
      clearTimeout(timer);
      off();
      signal.removeEventListener('abort', gone);
    },
  };
}
