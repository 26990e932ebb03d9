import pg from 'pg';
import type { TestMesh } from './mesh.ts';

/** Holds everybody who reads a service's table off while `work` runs. */
export async function whileLocked<T>(
  mesh: TestMesh,
  service: string,
  table: string,
  work: () => Promise<T>,
): Promise<T> {
  const locker = new pg.Client({ connectionString: mesh.postgres.url(service) });
  await locker.connect();
  try {
    await locker.query(`begin; lock table ${table} in access exclusive mode`);
    return await work();
  } finally {
    await locker.query('rollback');
    await locker.end();
  }
}
