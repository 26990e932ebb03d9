import type { Database } from '../../runtime/database.ts';
import type { ProviderRequest } from '../provider/provider.ts';

/**
 * Gives whether the entry is new. Throws when more would be given back than was taken: payments promises no such refund, so
 * that would be a bug of ours.
 */
export async function appendRefund(db: Database, request: ProviderRequest): Promise<boolean> {
  const { key, authorizationId, amount, method } = request;
  return db.transaction(async (tx) => {
    // Refunds of one capture come one after the other: the sum below must see all of them, hence a statement of its own.
    await tx.execute({
      name: 'sandbox-lock-capture',
      text: `select from sandbox_entries where authorization_id = $1::uuid and kind = 'capture' for update`,
      values: [authorizationId],
    });
    const appended = await tx.execute({
      name: 'sandbox-refund',
      text: `insert into sandbox_entries (idempotency_key, authorization_id, kind, currency, amount, method)
             select $1::text, $2::uuid, 'refund', $3::text, $4::numeric, $5::text
             from (select coalesce(sum(amount) filter (where kind = 'capture'), 0)
                          - coalesce(sum(amount) filter (where kind = 'refund'), 0) as held
                   from sandbox_entries where authorization_id = $2::uuid) as books
             where held >= $4::numeric
             on conflict do nothing`,
      values: [key, authorizationId, amount.currency, amount.nanos.toString(), method],
    });
    if (appended === 1) return true;
    const known = await tx.query({
      name: 'sandbox-refund-known',
      text: 'select from sandbox_entries where idempotency_key = $1::text',
      values: [key],
    });
    if (known.length === 0) throw new Error(`refund ${key} is more than the sandbox holds`);
    return false;
  });
}
