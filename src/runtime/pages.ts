// Keyset pages: size, opaque token, total.
//
//   const size = pageSize(request.getPageSize());
//   const scope = { call, query: [request.getCategory(), request.getOrderBy()] };
//   const cursor = tokens.decode<[string]>(scope, request.getPageToken());          // undefined on the first page
//   const rows = await listProducts(db, { after: cursor?.[0], limit: size + 1 });   // one more than asked tells whether there is a next page
//   const next = rows.length > size ? tokens.encode(scope, [rows[size - 1].id]) : '';
//   const total = await totalSize(db, { name: 'count-products', text: 'select 1 from products where …', values });
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from './call.ts';
import type { Queryable, Statement } from './database.ts';
import { invalidField } from './validate.ts';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

/** 0 is 20, above 100 is 100, below 0 is 400. */
export function pageSize(asked: number): number {
  if (asked < 0) throw invalidField('pageSize', 'must not be negative');
  return asked === 0 ? DEFAULT_SIZE : Math.min(asked, MAX_SIZE);
}

/** What a token is bound to: method and user of the call, and every field of the request that selects or orders (not the page size). */
export interface PageScope {
  readonly call: Pick<Call, 'method' | 'identity'>;
  readonly query: readonly (string | number | boolean | undefined)[];
}

export interface PageTokens {
  encode(scope: PageScope, cursor: readonly (string | number)[]): string;
  /** The cursor of a token, undefined for ''; 400 for one that is forged, or comes from another query or caller. Streams call it `cursor`. */
  decode<C extends readonly (string | number)[]>(
    scope: PageScope,
    token: string,
    field?: 'pageToken' | 'cursor',
  ): C | undefined;
}

/** The secret is the same on every replica, so that any of them continues a list. */
export function createPageTokens(secret: string): PageTokens {
  const mac = (scope: PageScope, cursor: string) =>
    createHmac('sha256', secret)
      .update(
        JSON.stringify([
          scope.call.method,
          scope.call.identity.subject ?? '',
          scope.query.map((v) => v ?? null),
          cursor,
        ]),
      )
      .digest()
      .subarray(0, 16);

  return {
    encode(scope, cursor) {
      const json = JSON.stringify(cursor);
      return Buffer.concat([mac(scope, json), Buffer.from(json)]).toString('base64url');
    },
    decode<C extends readonly (string | number)[]>(
      scope: PageScope,
      token: string,
      field: 'pageToken' | 'cursor' = 'pageToken',
    ): C | undefined {
      if (token === '') return undefined;
      const bytes = Buffer.from(token, 'base64url');
      const json = bytes.subarray(16).toString();
      // What Node makes of base64url leaves out what does not belong there: a token with something added is another one.
      const asMade = bytes.length > 16 && bytes.toString('base64url') === token;
      if (!asMade || !timingSafeEqual(bytes.subarray(0, 16), mac(scope, json))) {
        const what = field === 'cursor' ? 'a cursor of this stream' : 'a token of this list';
        throw invalidField(field, `is not ${what} for this caller`);
      }
      return JSON.parse(json) as C;
    },
  };
}

const EXACT = 10_000;

/** Rows that a statement gives (`select 1 from … where …`, no order, no limit): exact up to 10 000, then the planner's estimate. */
export async function totalSize(db: Queryable, rows: Statement): Promise<number> {
  const values = rows.values ?? [];
  const [counted] = await db.query<{ n: number }>({
    name: rows.name,
    text: `select count(*)::int as n from (${rows.text} limit ${EXACT + 1}) as matching`,
    values,
  });
  if (counted!.n <= EXACT) return counted!.n;
  const [plan] = await db.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>({
    name: `${rows.name}-estimate`,
    text: `explain (format json) ${rows.text}`,
    values,
  });
  return Math.max(EXACT + 1, plan!['QUERY PLAN'][0].Plan['Plan Rows']);
}
