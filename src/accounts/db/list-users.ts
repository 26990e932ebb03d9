import type { Queryable, Statement } from '../../runtime/database.ts';
import type { TimeOperator, UserFilter } from '../domain/user-filter.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';

/** Where a page starts: behind this user. */
export interface After {
  createTime: Date;
  id: string;
}

/** Newest first. */
export async function listUsers(
  db: Queryable,
  filter: UserFilter,
  after: After | undefined,
  limit: number,
): Promise<UserRow[]> {
  const { kinds, conditions, values } = conditionsOf(filter);
  const parameter = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  if (after) {
    kinds.push('after');
    conditions.push(
      `(create_time, id) < (${parameter(after.createTime, 'timestamptz')}, ${parameter(after.id, 'uuid')})`,
    );
  }
  return db.query<UserRow>({
    name: ['list-users', ...kinds].join(' '),
    text: `select ${USER_COLUMNS} from users ${where(conditions)}
           order by create_time desc, id desc limit ${parameter(limit, 'int')}`,
    values,
  });
}

/** One row for each user that passes, for totalSize(). */
export function passingUsers(filter: UserFilter): Statement {
  const { kinds, conditions, values } = conditionsOf(filter);
  return {
    name: ['count-users', ...kinds].join(' '),
    text: `select 1 from users ${where(conditions)}`,
    values,
  };
}

/** `kinds` says which conditions there are, and so the text of the statement: it can stand in its name. */
function conditionsOf(filter: UserFilter) {
  const kinds: string[] = [];
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (kind: string, value: unknown, condition: (parameter: string) => string) => {
    kinds.push(kind);
    conditions.push(condition(`$${values.push(value)}`));
  };
  if (filter.email !== undefined) add('email', filter.email, (p) => `lower(email) = lower(${p}::text)`);
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

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
