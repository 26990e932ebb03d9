import { setTimeout as sleep } from 'node:timers/promises';

/** How fast the streams of one key are read, all of them together. */
export interface Pace {
  /** Resolves when one more message may be taken; rejects when the signal is aborted. */
  take(signal: AbortSignal): Promise<void>;
  /** The stream is over. */
  leave(): void;
}

export interface Clock {
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

interface Bucket {
  /** When it is full again, if nothing more is taken. */
  fullAt: number;
  streams: number;
}

/**
 * Token buckets, one for each key: `burst` messages at once, and `perSecond` from then on. Whoever has to wait does not read on, so that
 * flow control slows the sender down and nothing is lost.
 */
export function createPaces(
  { burst, perSecond }: { burst: number; perSecond: number },
  clock = CLOCK,
): (key: string) => Pace {
  const buckets = new Map<string, Bucket>();
  const msEach = 1_000 / perSecond;

  /** One of nobody is remembered until it is full, so that coming again gives nothing. */
  function forget(): void {
    for (const [key, { streams, fullAt }] of buckets)
      if (streams === 0 && fullAt <= clock.now()) buckets.delete(key);
  }

  return (key) => {
    let bucket = buckets.get(key);
    if (!bucket) {
      forget();
      bucket = { fullAt: clock.now(), streams: 0 };
      buckets.set(key, bucket);
    }
    const mine = bucket;
    mine.streams++;
    return {
      async take(signal) {
        const now = clock.now();
        mine.fullAt = Math.max(mine.fullAt, now) + msEach;
        const waitMs = mine.fullAt - burst * msEach - now;
        if (waitMs > 0) await clock.sleep(waitMs, signal);
      },
      leave() {
        mine.streams--;
      },
    };
  };
}
