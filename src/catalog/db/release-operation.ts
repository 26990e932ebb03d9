import type { Database } from '../../runtime/database.ts';

/** Lets another worker go on with an import at once. */
export async function releaseOperation(db: Database, id: string): Promise<void> {
  await db.execute({
    name: 'release-operation',
    text: `update operations set lease_until = '-infinity' where id = $1::uuid and state = 'RUNNING'`,
    values: [id],
  });
}
