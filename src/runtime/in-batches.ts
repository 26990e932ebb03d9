/**
 * Hands the items of a stream on in batches of `size`, one after the other, and reads the next batch while one is handled: no more than two
 * are ever held, and the sender is slowed down to the pace of the handler. When the stream fails, what is left of it is dropped and the
 * batch under way is waited for.
 */
export async function inBatches<T>(
  items: AsyncIterable<T>,
  size: number,
  handle: (batch: T[]) => Promise<void>,
): Promise<void> {
  let batch: T[] = [];
  let handling: Promise<void> = Promise.resolve();
  const next = async () => {
    await handling;
    handling = handle(batch);
    // It is awaited a batch later.
    handling.catch(() => {});
    batch = [];
  };
  try {
    for await (const item of items) {
      if (batch.push(item) === size) await next();
    }
    if (batch.length > 0) await next();
  } catch (error) {
    await handling.catch(() => {});
    throw error;
  }
  await handling;
}
