import type { Queryable } from '../../runtime/database.ts';
import type { SandboxEntryRow } from './tables.ts';

export type EntryKind = SandboxEntryRow['kind'];

/** What has happened to an authorisation in the sandbox's books. */
export async function sandboxKinds(db: Queryable, authorizationId: string): Promise<Set<EntryKind>> {
  const rows = await db.query<{ kind: EntryKind }>({
    name: 'sandbox-kinds',
    text: 'select kind from sandbox_entries where authorization_id = $1::uuid',
    values: [authorizationId],
  });
  return new Set(rows.map((row) => row.kind));
}
