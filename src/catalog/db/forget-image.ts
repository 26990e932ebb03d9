import type { Tx } from '../../runtime/database.ts';

export async function forgetImage(tx: Tx, key: string): Promise<void> {
  await tx.execute({ name: 'forget-image', text: 'delete from images where key = $1::text', values: [key] });
}
