import type { Queryable } from '../../runtime/database.ts';

/**
 * Where the payments and the provider's books do not say the same, once everything has come to rest: one row for each, with the
 * payment's (or unknown authorisation's) id and what is wrong. None is right.
 */
export const LEDGER_DISAGREEMENTS = `
  with books as (
    select authorization_id as id,
           coalesce(sum(amount) filter (where kind = 'authorize'), 0) as authorized,
           coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
           coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunded,
           array_agg(kind) as kinds
    from sandbox_entries group by authorization_id
  ), promises as (
    select payment_id as id, sum(amount) filter (where state = 'DONE') as done,
           count(*) filter (where state = 'PENDING') as pending
    from refunds group by payment_id
  )
  select coalesce(p.id, b.id) as id, problem
  from payments as p full join books as b on b.id = p.id left join promises as r on r.id = p.id,
  lateral (values
    (p.id is null, 'is not known to payments'),
    (p.status in ('AUTHORIZING', 'CAPTURING'), 'is not decided'),
    (p.void_requested and p.status not in ('VOIDED', 'REFUNDED', 'DECLINED'), 'is not given back'),
    (coalesce(r.pending, 0) > 0, 'has a refund that is promised and not made'),
    (p.status = 'AUTHORIZED' and (b.authorized is distinct from p.amount or b.kinds && array['capture', 'void']),
      'is AUTHORIZED, and the money is not set aside'),
    (p.status in ('CAPTURED', 'REFUNDED') and (b.captured is distinct from p.amount or not 'capture' = any(b.kinds)),
      'is CAPTURED, and its amount was not taken'),
    (p.status in ('CAPTURED', 'REFUNDED') and b.refunded is distinct from p.refunded,
      'has given back another amount than the provider'),
    (coalesce(r.done, 0) <> p.refunded, 'has given back another amount than its refunds say'),
    (p.status = 'VOIDED' and b.authorized > 0 and not 'void' = any(b.kinds), 'is VOIDED, and the money is still set aside'),
    (p.status in ('VOIDED', 'DECLINED') and b.captured > 0, 'is over, and its amount was taken'),
    (p.status = 'DECLINED' and not 'decline' = any(coalesce(b.kinds, '{}')), 'was not declined by the provider')
  ) as checks (wrong, problem)
  where wrong`;

export interface Disagreement {
  readonly id: string;
  readonly problem: string;
}

export function ledgerDisagreements(db: Queryable): Promise<Disagreement[]> {
  return db.query<Disagreement>({ name: 'ledger-disagreements', text: LEDGER_DISAGREEMENTS });
}
