import { until } from '../../local/until.ts';
import type { TestMesh } from './mesh.ts';

/** Waits until the saga has nothing left to do: what it reserves and pays for would be in the way of tests that lock or count. */
export async function ordersSettled(mesh: TestMesh): Promise<void> {
  await until(
    'no order is under way',
    async () => {
      const open = `select count(*)::int as n from orders where status in ('CREATED', 'PROCESSING')`;
      return (await mesh.sql<{ n: number }>('orders', open))[0]!.n === 0;
    },
    { deadlineMs: 40_000, everyMs: 100 },
  );
}
