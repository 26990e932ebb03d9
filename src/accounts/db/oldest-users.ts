import type { Queryable } from '../../runtime/database.ts';
import type { UserFilter } from '../domain/user-filter.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';
import { conditionsOf, type UserPlace, where } from './user-conditions.ts';

/** Oldest first, behind a place. */
export async function oldestUsers(
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
      `(create_time, id) > (${parameter(after.createTime, 'timestamptz')}, ${parameter(after.id, 'uuid')})`,
    );
  }
  return db.query<UserRow>({
    name: ['oldest-users', ...kinds].join(' '),
    text: `select ${USER_COLUMNS} from users ${where(conditions)}
           order by create_time, id limit ${parameter(limit, 'int')}`,
    values,
  });
}
