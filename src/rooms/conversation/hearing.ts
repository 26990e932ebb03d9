export interface Hearing {
  /** The caller has no more to say, and everything that was said is done. */
  readonly isOver: boolean;
  /** Throws what the requests or the handling of one threw. */
  throwIfFailed(): void;
}

export interface HearingOptions<Q> {
  requests: AsyncIterator<Q>;
  /** Begins to handle a request, one after the other in their order; resolves when it counts no more. */
  handle: (request: Q) => Promise<void>;
  /** Is called when there is something to look at here. */
  wake: () => void;
  /** Is waited for before a request is handled, and so before the next one is read. */
  pace?: () => Promise<void>;
  /** How many are handled at once, default 64. The next one is not read before there is room: the caller's own flow control holds it back. */
  atOnce?: number;
}

/** Handles the requests of a stream, beside what it sends. */
export function hear<Q>(options: HearingOptions<Q>): Hearing {
  const { requests, handle, wake, pace, atOnce = 64 } = options;
  let underWay = 0;
  let isOver = false;
  let failure: { readonly thrown: unknown } | undefined;
  let changed: (() => void) | undefined;

  async function run(): Promise<void> {
    for await (const request of { [Symbol.asyncIterator]: () => requests }) {
      await pace?.();
      underWay++;
      handle(request).then(done, fail);
      while (underWay >= atOnce && !failure) await change();
      if (failure) return;
    }
    while (underWay > 0 && !failure) await change();
    isOver = failure === undefined;
    wake();
  }

  const change = () =>
    new Promise<void>((resolve) => {
      changed = resolve;
    });

  function done(): void {
    underWay--;
    changed?.();
  }

  function fail(thrown: unknown): void {
    failure ??= { thrown };
    changed?.();
    wake();
  }

  run().catch(fail);
  return {
    get isOver() {
      return isOver;
    },
    throwIfFailed() {
      if (failure) throw failure.thrown;
    },
  };
}
