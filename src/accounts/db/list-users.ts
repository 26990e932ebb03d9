import type { Queryable, Statement } from '../../runtime/database.ts';
import type { UserFilter } from '../domain/user-filter.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';
import { conditionsOf, type UserPlace, where } from './user-conditions.ts';

/** Newest first, behind a place. */
export async function listUsers(
  db: Queryable,
  filter: UserFilter,
  after: UserPlace | undefined,
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
