// Idempotency: the key, the hash of the request and the reply are stored in the transaction of the effect, so that a call
// executed twice is effective once and both callers get the same bytes.
//
//   export const adjustStock = (db: Database): Unary<pb.AdjustStockRequest, pb.Product> => (request, call) =>
//     keyed(db, call, { key: request.getRequestId(), request, serialize: (p: pb.Product) => p.serializeBinary() }, async (tx) => {
//       …
//       return product;
//     });
//
// A running twin is waited for by the unique index, until shortly before the deadline, then 409 TWIN_RUNNING. A finished one is
// answered from the table. Another request under the same key is 409 KEY_REUSED. What throws rolls back, and leaves no key.
import { createHash } from 'node:crypto';
import type { Call, Identity } from './call.ts';
import type { Database, Queryable, Tx } from './database.ts';
import { aborted, alreadyExists } from './errors.ts';
import { sqlStateOf } from './sqlstate.ts';
import { invalidField, type Violations } from './validate.ts';

/** A google-protobuf message, as far as hashing needs it. */
export interface KeyedRequest {
  serializeBinary(): Uint8Array;
  cloneMessage(): KeyedRequest;
  toArray(): unknown[];
  setRequestId?(value: string): unknown;
}

export interface KeyedOptions<R> {
  /** The request_id field; '' where the method has none. */
  key: string;
  request: KeyedRequest;
  serialize: (reply: R) => Uint8Array;
}

/** Where a key is unique. */
export interface KeyScope {
  readonly caller: string;
  readonly method: string;
  readonly key: string;
}

/** Runs the effect once for a key, and gives the encoded reply; without any key it is a plain transaction. */
export async function keyed<R>(
  db: Database,
  call: Call,
  options: KeyedOptions<R>,
  effect: (tx: Tx) => Promise<R>,
): Promise<Buffer> {
  const scope = keyScope(call, options.key);
  if (!scope) return db.transaction(async (tx) => encode(options, await effect(tx)), call);

  const hash = requestHash(options.request);
  return db.transaction(async (tx) => {
    const stored = await claimKey(tx, scope, hash);
    if (stored) return stored;
    const reply = encode(options, await effect(tx));
    await storeReply(tx, scope, reply);
    return reply;
  }, call);
}

/**
 * Takes the key for this transaction, and gives undefined; or gives the stored reply of a twin that has finished.
 * Throws KEY_REUSED for another request, TWIN_RUNNING when a running twin outlasts the lock_timeout of the transaction.
 */
export async function claimKey(tx: Tx, scope: KeyScope, hash: Buffer): Promise<Buffer | undefined> {
  // A finished row that the purge deletes between the two statements makes the insert free again, hence the loop.
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await insertKey(tx, scope, hash)) return undefined;
    // A statement of its own: the insert that waited for the twin still sees the snapshot from before its commit.
    const stored = await findReply(tx, scope, hash);
    if (stored) return stored;
  }
  throw twinRunning();
}

/** Keeps the reply under the key that this transaction has claimed. */
export async function storeReply(tx: Queryable, scope: KeyScope, reply: Uint8Array): Promise<void> {
  await tx.execute({
    name: 'keyed-store',
    text: `update idempotency_keys set reply = $4::bytea
           where caller = $1::text and method = $2::text and key = $3::text`,
    values: [scope.caller, scope.method, scope.key, reply],
  });
}

/** The stored reply of a finished twin, undefined if there is none; throws KEY_REUSED for another request. */
export async function findReply(db: Queryable, scope: KeyScope, hash: Buffer): Promise<Buffer | undefined> {
  const [row] = await db.query<{ request_hash: Buffer; reply: Buffer | null }>({
    name: 'keyed-find',
    text: `select request_hash, reply from idempotency_keys
           where caller = $1::text and method = $2::text and key = $3::text`,
    values: [scope.caller, scope.method, scope.key],
  });
  if (!row) return undefined;
  if (!row.request_hash.equals(hash)) throw keyReused();
  return row.reply ?? undefined;
}

async function insertKey(tx: Tx, scope: KeyScope, hash: Buffer): Promise<boolean> {
  try {
    const inserted = await tx.execute({
      name: 'keyed-claim',
      text: `insert into idempotency_keys (caller, method, key, request_hash)
             values ($1::text, $2::text, $3::text, $4::bytea) on conflict do nothing`,
      values: [scope.caller, scope.method, scope.key, hash],
    });
    return inserted === 1;
  } catch (error) {
    const state = sqlStateOf(error);
    if (state === '55P03' || state === '57014') throw twinRunning();
    throw error;
  }
}

/**
 * Where the key of a call is unique, or undefined when it has none. The key is the request_id field or the Idempotency-Key header
 * (both and different: 400); a call that came from the gateway without either has its x-request-id, the same on every attempt.
 */
export function keyScope(
  call: Pick<Call, 'idempotencyKey' | 'identity' | 'requestId' | 'method'>,
  field: string,
): KeyScope | undefined {
  const header = call.idempotencyKey;
  if (header !== undefined && field !== '' && header !== field) {
    throw invalidField('requestId', 'differs from the Idempotency-Key header');
  }
  let key = field !== '' ? field : header;
  if (key !== undefined && !/^[\x21-\x7e]{1,128}$/.test(key)) {
    const source = field === '' ? 'of the Idempotency-Key header ' : '';
    throw invalidField('requestId', `${source}must be 1 to 128 printable ASCII characters without spaces`);
  }
  if (key === undefined && call.identity.workload === 'gateway') key = `x-request-id/${call.requestId}`;
  return key === undefined ? undefined : { caller: keyOwner(call.identity), method: call.method, key };
}

/** Adds what is wrong with the key of a call to what else is wrong with its request. */
export function checkKey(
  violations: Violations,
  call: Pick<Call, 'idempotencyKey' | 'identity' | 'requestId' | 'method'>,
  field: string,
): void {
  violations.read(() => keyScope(call, field));
}

/**
 * The user, or the workload. A service inside the mesh owns its keys itself even where it passes a user's token on: a saga
 * repeats in the background, without the token, what it began within the user's call.
 */
export function keyOwner(identity: Identity): string {
  const inside = identity.workload !== '' && identity.workload !== 'gateway';
  if (identity.subject !== undefined && !inside) return identity.subject;
  return `workload/${identity.workload}`;
}

/** SHA-256 of the request without its request_id, and with its texts in NFC: typed in another way it is still the same request. */
export function requestHash(request: KeyedRequest): Buffer {
  const hashed = request.cloneMessage();
  hashed.setRequestId?.('');
  normalizeTexts(hashed.toArray());
  return createHash('sha256').update(hashed.serializeBinary()).digest();
}

/** The fields of a message, those of the messages within it included; bytes are no arrays. */
function normalizeTexts(fields: unknown[]): void {
  for (const [i, field] of fields.entries()) {
    if (typeof field === 'string') fields[i] = field.normalize('NFC');
    else if (Array.isArray(field)) normalizeTexts(field);
  }
}

/** 409: the key belongs to another request. */
export function keyReused() {
  return alreadyExists(
    'KEY_REUSED',
    'This key has been used for another request. Use a new key for a new request.',
  );
}

/** 409: the first request with this key has not finished. */
export function twinRunning() {
  return aborted('TWIN_RUNNING', 'The first request with this key is still running. Please try again.');
}

function encode<R>(options: KeyedOptions<R>, reply: R): Buffer {
  return Buffer.from(options.serialize(reply));
}
