import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { atMost } from '../../runtime/at-most.ts';
import { audited } from '../../runtime/audit.ts';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { aborted, PlazaError, toRichStatus } from '../../runtime/errors.ts';
import { newId } from '../../runtime/ids.ts';
import { inBatches } from '../../runtime/in-batches.ts';
import { append } from '../../runtime/outbox.ts';
import type { ClientStream } from '../../runtime/server.ts';
import { isFaultOfValues, sqlStateOf } from '../../runtime/sqlstate.ts';
import { findTaken, type Taken } from '../db/find-taken.ts';
import type { NewUser } from '../db/insert-user.ts';
import { insertUsers } from '../db/insert-users.ts';
import { emailTaken, usernameTaken } from '../db/taken.ts';
import type { Passwords } from '../passwords.ts';
import { demandRole } from './authority.ts';
import { hashAll } from './hash-all.ts';
import { readNewUser, type SignUp } from './read-new-user.ts';

/** Rows of one statement. Their passwords take most of a second of a machine with two cores, so a crash loses little. */
const BATCH = 100;

/** Of one import; their hashes take most of the hour that it has. */
const MOST_ROWS = 50_000;

const MAX_FAILURES_TOLD = 1_000;

interface Row extends SignUp {
  readonly index: number;
}

/**
 * Signs users up as if one after the other. A repeat signs up nobody twice: whoever is there already is told of as failed, EMAIL_TAKEN,
 * which for the sender of a repeat is as good as created; their password is not looked at, and stays.
 */
export function importUsers(
  db: Database,
  passwords: Passwords,
  told: () => void,
): ClientStream<accountsPb.CreateUserRequest, accountsPb.ImportUsersResponse> {
  return async (requests, call) => {
    const response = new accountsPb.ImportUsersResponse();
    let next = 0;
    await inBatches(atMost(MOST_ROWS, requests), BATCH, async (batch) => {
      const failures = new Map<number, PlazaError>();
      const rows = batch.flatMap((request) => readRow(next++, request, failures));
      const created = await signUp(db, passwords, call, rows, failures);
      told();
      response.setCreated(response.getCreated() + created);
      tell(response, failures, call);
    });
    return response;
  };
}

function readRow(
  index: number,
  request: accountsPb.CreateUserRequest,
  failures: Map<number, PlazaError>,
): Row[] {
  try {
    return [{ index, ...readNewUser(request) }];
  } catch (error) {
    failures.set(index, PlazaError.from(error));
    return [];
  }
}

/** Gives how many were signed up; the others are in `failures`. */
async function signUp(
  db: Database,
  passwords: Passwords,
  call: Call,
  rows: readonly Row[],
  failures: Map<number, PlazaError>,
): Promise<number> {
  // A hash is 15 ms of a core; who is there already, all of them in a repeat, needs none.
  const before = await findTaken(db, rows);
  const free = rows.filter((row, i) => !fail(row, before[i]!, failures));
  const hashes = await hashAll(
    passwords,
    free.map(({ password }) => password),
    call,
  );
  const users = free.map(({ email, username, fullName }, i) => {
    return { id: newId(), email, username, fullName, roles: ['customer' as const], passwordHash: hashes[i]! };
  });
  const added = await insertEach(db, call, users, (id, error) => {
    failures.set(free[users.findIndex((user) => user.id === id)]!.index, error);
  });
  const left = free.filter(({ index }, i) => !added.has(users[i]!.id) && !failures.has(index));
  const after = await findTaken(db, left);
  left.forEach((row, i) => {
    // Whoever had the name may be gone already.
    if (!fail(row, after[i]!, failures)) failures.set(row.index, gone());
  });
  return added.size;
}

/** Adds users in one statement, or one by one when the database refuses one of them for what our own checks let through. */
async function insertEach(
  db: Database,
  call: Call,
  users: readonly NewUser[],
  refused: (id: string, error: PlazaError) => void,
): Promise<Set<string>> {
  call.signal.throwIfAborted();
  try {
    return await db.transaction(async (tx) => {
      await demandRole(tx, call, 'admin');
      const added = await insertUsers(tx, users);
      const entries = [...added].map((id) => audited(call, 'user.import', `users/${id}`));
      await append(tx, call, entries);
      return added;
    }, call);
  } catch (error) {
    if (!isFaultOfValues(error)) throw error;
    if (users.length > 1) {
      const added = [];
      for (const user of users) added.push(...(await insertEach(db, call, [user], refused)));
      return new Set(added);
    }
    // Its text may hold the row: the code is all that is safe to log.
    call.log.error({ sqlState: sqlStateOf(error) }, 'a row of an import was refused by the database');
    refused(users[0]!.id, PlazaError.from(error));
    return new Set();
  }
}

function fail({ index }: Row, taken: Taken, failures: Map<number, PlazaError>): boolean {
  if (taken.email) failures.set(index, emailTaken());
  else if (taken.username) failures.set(index, usernameTaken());
  return taken.email || taken.username;
}

function gone(): PlazaError {
  return aborted(
    'CONCURRENT_CHANGE',
    'Somebody had this e-mail address or username a moment ago. Please try again.',
  );
}

function tell(
  response: accountsPb.ImportUsersResponse,
  failures: ReadonlyMap<number, PlazaError>,
  call: Call,
): void {
  response.setFailedCount(response.getFailedCount() + failures.size);
  const room = MAX_FAILURES_TOLD - response.getFailedList().length;
  for (const index of [...failures.keys()].sort((a, b) => a - b).slice(0, room)) {
    const failure = new accountsPb.ImportUsersResponse.Failure();
    failure.setIndex(index);
    failure.setError(toRichStatus(failures.get(index)!, call.requestId, new Date()));
    response.addFailed(failure);
  }
}
