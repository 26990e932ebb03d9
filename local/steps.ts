/** Tells how long each part of a start took, as it is done: `postgres      ready after 0.8 s`. */
export type Step = <T>(name: string, work: Promise<T>) => Promise<T>;

export function stepTimer(log: (line: string) => void): Step {
  const begun = performance.now();
  return async (name, work) => {
    const result = await work;
    log(`${name.padEnd(13)} ready after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return result;
  };
}

/** Like Promise.all, but a failure waits for the others to settle: nothing goes on behind the back of who cleans up. */
export async function allSettled<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
