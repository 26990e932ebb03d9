export interface News<E> {
  /** What has come since the last time, and the next is asked for; throws what the source threw. */
  take(): readonly E[];
}

/** Asks a source for one step ahead, and wakes when it is there. A source ends by throwing, or not at all. */
export function newsOf<E>(source: AsyncIterable<readonly E[]>, wake: () => void): News<E> {
  const iterator = source[Symbol.asyncIterator]();
  let arrived: readonly E[] = [];
  let failure: { readonly thrown: unknown } | undefined;

  function ask(): void {
    iterator.next().then(
      (step) => {
        arrived = step.value ?? [];
        wake();
      },
      (thrown) => {
        failure = { thrown };
        wake();
      },
    );
  }

  ask();
  return {
    take() {
      if (failure) throw failure.thrown;
      const taken = arrived;
      if (taken.length > 0) {
        arrived = [];
        ask();
      }
      return taken;
    },
  };
}
