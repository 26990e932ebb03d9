import type { Queryable } from '../../runtime/database.ts';

export async function deleteSigningKeys(db: Queryable, kids: readonly string[]): Promise<number> {
  return db.execute({
    name: 'delete-signing-keys',
    text: 'delete from signing_keys where kid = any($1::text[])',
    values: [kids],
  });
}
