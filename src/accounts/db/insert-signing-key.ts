import type { Tx } from '../../runtime/database.ts';
import type { SigningKeyRow } from './tables.ts';

/** Any number that nothing else in this database locks by. */
const LOCK = 7_311_001;

/** Holds off every other change of the keys until the transaction ends. */
export async function lockSigningKeys(tx: Tx): Promise<void> {
  await tx.run(`select pg_advisory_xact_lock(${LOCK})`);
}

/** Adds a key and gives its active time: the wanted one, but always later than that of any other key. */
export async function insertSigningKey(tx: Tx, key: SigningKeyRow): Promise<Date> {
  const [row] = await tx.query<{ active_time: Date }>({
    name: 'insert-signing-key',
    text: `insert into signing_keys (kid, x, y, sealed_key, active_time)
           select $1::text, $2::text, $3::text, $4::bytea,
                  greatest($5::timestamptz, max(active_time) + interval '1 millisecond')
           from signing_keys
           returning active_time`,
    values: [key.kid, key.x, key.y, key.sealed_key, key.active_time],
  });
  return row!.active_time;
}
