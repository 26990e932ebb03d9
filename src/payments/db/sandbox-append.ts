import type { Queryable } from '../../runtime/database.ts';
import type { ProviderRequest } from '../provider/provider.ts';

// Each gives whether the entry is new. `on conflict do nothing` covers a repeated key and an authorisation that was opened or
// ended before: it waits for a racing transaction, so that what it leaves to the other is committed when it returns.

/** An authorize that meets a void's commit only after its snapshot is appended beside it: ended all the same, nothing is set aside. */
export async function appendOpening(
  db: Queryable,
  request: ProviderRequest,
  kind: 'authorize' | 'decline',
): Promise<boolean> {
  const appended = await db.execute({
    name: 'sandbox-open',
    text: `insert into sandbox_entries (idempotency_key, authorization_id, kind, currency, amount, method)
           select $1::text, $2::uuid, $6::text, $3::text, $4::numeric, $5::text
           where not exists (select from sandbox_entries where authorization_id = $2::uuid and kind = 'void')
           on conflict do nothing`,
    values: [...valuesOf(request), kind],
  });
  return appended === 1;
}

/** Only what was authorised is captured. */
export async function appendCapture(db: Queryable, request: ProviderRequest): Promise<boolean> {
  const appended = await db.execute({
    name: 'sandbox-capture',
    text: `insert into sandbox_entries (idempotency_key, authorization_id, kind, currency, amount, method)
           select $1::text, $2::uuid, 'capture', $3::text, $4::numeric, $5::text
           where exists (select from sandbox_entries where authorization_id = $2::uuid and kind = 'authorize')
           on conflict do nothing`,
    values: valuesOf(request),
  });
  return appended === 1;
}

/** Everything but what was declined or captured can be voided, also what is not known here. */
export async function appendVoid(db: Queryable, request: ProviderRequest): Promise<boolean> {
  const appended = await db.execute({
    name: 'sandbox-void',
    text: `insert into sandbox_entries (idempotency_key, authorization_id, kind, currency, amount, method)
           select $1::text, $2::uuid, 'void', $3::text, $4::numeric, $5::text
           where not exists (select from sandbox_entries where authorization_id = $2::uuid and kind = 'decline')
           on conflict do nothing`,
    values: valuesOf(request),
  });
  return appended === 1;
}

function valuesOf(request: ProviderRequest): string[] {
  const { key, authorizationId, amount, method } = request;
  return [key, authorizationId, amount.currency, amount.nanos.toString(), method];
}
