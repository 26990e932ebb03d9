// The signing keys as every replica sees them: in the database, read again to sign when what was read is a second old.
import { audited } from '../runtime/audit.ts';
import { backgroundCall, type Call } from '../runtime/call.ts';
import type { Database, Tx } from '../runtime/database.ts';
import { unavailable } from '../runtime/errors.ts';
import type { Logger } from '../runtime/log.ts';
import { append } from '../runtime/outbox.ts';
import { deleteSigningKeys } from './db/delete-signing-keys.ts';
import { insertSigningKey, lockSigningKeys } from './db/insert-signing-key.ts';
import { listSigningKeys } from './db/list-signing-keys.ts';
import { type Schedule, scheduleKeys } from './domain/key-schedule.ts';
import { generateSigningKey, openSigningKey, type SigningKey } from './signing-key.ts';

export interface KeyRing {
  /** Makes the first key if there is none yet; of replicas that start together one makes it. Throws when the keys cannot be opened. */
  start(): Promise<void>;
  signingKey(): Promise<SigningKey>;
  /** The keys that verify, newest first. */
  published(): Promise<readonly SigningKey[]>;
  /** Adds a key that is published from now on and signs when every proxy has it; `revokeOld` deletes all others, so that until then none signs. */
  rotate(tx: Tx, call: Call, revokeOld: boolean): Promise<{ kid: string; activeTime: Date }>;
  /** Deletes the keys whose last token has expired; gives their number. */
  purge(): Promise<number>;
}

export interface KeyRingOptions {
  db: Database;
  encryptionKey: Buffer;
  /** Of an access token. */
  lifetimeMs: number;
  propagationMs: number;
  now: () => Date;
  log: Logger;
}

const FRESH_MS = 1_000;
/** What whoever finds no signing key is told to wait. */
const RETRY_S = 5;
/** What the first key is made by, as there is no call. */
const ROTATE = '/plaza.accounts.v1.Keys/RotateKey';

export function createKeyRing({
  db,
  encryptionKey,
  lifetimeMs,
  propagationMs,
  now,
  log,
}: KeyRingOptions): KeyRing {
  let opened = new Map<string, SigningKey>();
  let read: { at: number; keys: Promise<readonly SigningKey[]> } | undefined;

  async function load(): Promise<readonly SigningKey[]> {
    const rows = await listSigningKeys(db);
    const keys = rows.map((row) => opened.get(row.kid) ?? openSigningKey(row, encryptionKey));
    opened = new Map(keys.map((key) => [key.kid, key]));
    return keys;
  }

  /** Callers of one second share one query, and its failure only while it lasts. */
  async function schedule(): Promise<Schedule<SigningKey>> {
    const at = now().getTime();
    if (!read || Math.abs(at - read.at) >= FRESH_MS) read = { at, keys: load() };
    const mine = read;
    try {
      return scheduleKeys(await mine.keys, now(), lifetimeMs);
    } catch (error) {
      if (read === mine) read = undefined;
      throw error;
    }
  }

  async function add(tx: Tx, call: Call, activeTime: Date) {
    const key = generateSigningKey(encryptionKey, activeTime);
    const stored = { kid: key.kid, activeTime: await insertSigningKey(tx, key) };
    await append(tx, call, [audited(call, 'key.rotate', `keys/${key.kid}`)]);
    return stored;
  }

  return {
    async start() {
      const call = backgroundCall({ method: ROTATE, log });
      await db.transaction(async (tx) => {
        await lockSigningKeys(tx);
        // Nobody holds an older key set, so the first key needs no time to spread.
        if ((await listSigningKeys(tx)).length === 0) await add(tx, call, now());
      });
      await schedule();
    },
    async signingKey() {
      const { signing } = await schedule();
      // The old keys were revoked a moment ago; or the clock of this replica is behind that of the one which made the first key.
      if (!signing)
        throw unavailable('NO_SIGNING_KEY', 'Signing in is not possible at the moment. Please try again.', {
          metadata: { retryAfter: String(RETRY_S) },
        });
      return signing;
    },
    async published() {
      // Never from what was read before: a key is in the set from the moment of its rotation, on every replica.
      return scheduleKeys(await load(), now(), lifetimeMs).published;
    },
    async rotate(tx, call, revokeOld) {
      await lockSigningKeys(tx);
      if (revokeOld) {
        const kids = (await listSigningKeys(tx)).map(({ kid }) => kid);
        await deleteSigningKeys(tx, kids);
        const revoked = kids.map((kid) => audited(call, 'key.revoke', `keys/${kid}`));
        await append(tx, call, revoked);
      }
      return add(tx, call, new Date(now().getTime() + propagationMs));
    },
    async purge() {
      const { dead } = await schedule();
      if (dead.length === 0) return 0;
      return deleteSigningKeys(
        db,
        dead.map((key) => key.kid),
      );
    },
  };
}
