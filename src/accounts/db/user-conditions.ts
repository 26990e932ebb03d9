import { emailKey } from '../../runtime/email.ts';
import type { TimeOperator, UserFilter } from '../domain/user-filter.ts';
import { emailKeyOf } from './email-columns.ts';

/** A place in a list: at this user. */
export interface UserPlace {
  createTime: Date;
  id: string;
}

/** `kinds` says which conditions there are, and so the text of the statement: it can stand in its name. */
export function conditionsOf(filter: UserFilter) {
  const kinds: string[] = [];
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (kind: string, value: unknown, condition: (parameter: string) => string) => {
    kinds.push(kind);
    conditions.push(condition(`$${values.push(value)}`));
  };
  if (filter.email !== undefined)
    add('email', emailKey(filter.email), (p) => `${emailKeyOf('users')} = ${p}::text`);
  if (filter.username !== undefined)
    add('username', filter.username, (p) => `lower(username) = lower(${p}::text)`);
  if (filter.roles.length > 0) add('roles', filter.roles, (p) => `roles @> ${p}::text[]`);
  if (filter.nameParts.length > 0) {
    // Not LIKE, where % and _ of the part would be wildcards.
    const condition = (p: string) =>
      `not exists (select from unnest(${p}::text[]) part where strpos(lower(full_name), lower(part)) = 0)`;
    add('name', filter.nameParts, condition);
  }
  for (const operator of ['>', '>=', '<', '<='] satisfies TimeOperator[]) {
    const time = filter.createTime[operator];
    if (time) add(operator, time, (p) => `create_time ${operator} ${p}::timestamptz`);
  }
  return { kinds, conditions, values };
}

export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
