// The list of revocations as a service follows it: one stream from accounts, made again whenever it breaks. While accounts is away the
// list stays what it was; whoever is revoked then is refused when it is back, or when their token expires, at the latest.
//
//   const followed = followRevocations((call) => peer.watchRevocations(new accountsPb.WatchRevocationsRequest(), call), log);
//   createServer({ …, revocations: followed.revocations });
//   createHealth({ …, ready: followed.ready });
import { backgroundCall, type Call } from './call.ts';
import type { Logger } from './log.ts';
import { type Revocation, Revocations } from './revocations.ts';

/** What is used of the frames that accounts sends. */
export interface RevocationFrame {
  getItem():
    | {
        getRevocationsList(): readonly {
          getId(): string;
          getLeastVersion(): number;
          getSparedSessionId(): string;
          getKeepSeconds(): number;
        }[];
        getComplete(): boolean;
      }
    | undefined;
}

export interface Followed {
  readonly revocations: Revocations;
  /** Settles with the first whole list, or when that has been waited for long enough. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const STREAM_MS = 3_600_000;
/** A service that has just started refuses everybody for so long at most; then it goes on without a list. */
const FIRST_LIST_MS = 5_000;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;

export function followRevocations(
  watch: (call: Call) => AsyncIterable<RevocationFrame>,
  log: Logger,
  firstListMs = FIRST_LIST_MS,
): Followed {
  const revocations = new Revocations();
  const first = Promise.withResolvers<void>();
  const ended = new AbortController();
  const late = setTimeout(() => {
    log.warn('accounts has not told what is revoked; until it does, revoked tokens are taken');
    first.resolve();
  }, firstListMs);
  const running = follow();

  async function follow(): Promise<void> {
    let failures = 0;
    while (!ended.signal.aborted) {
      try {
        for await (const frame of watch(callOfStream())) {
          const item = frame.getItem();
          if (!item) continue;
          keep(item.getRevocationsList().map(read));
          if (!item.getComplete()) continue;
          if (failures > 1) log.info('accounts tells again what is revoked');
          failures = 0;
          clearTimeout(late);
          first.resolve();
        }
      } catch (err) {
        // Once a restart of accounts is nothing to speak of; while a mesh starts it is not there yet.
        if (failures === 1 && !ended.signal.aborted)
          log.warn({ err }, 'accounts does not tell what is revoked');
      }
      if (!ended.signal.aborted) await pause(FIRST_BACKOFF_MS * 2 ** Math.min(failures++, 10), ended.signal);
    }
  }

  function callOfStream(): Call {
    const call = backgroundCall({ method: 'follow revocations', log, deadlineMs: STREAM_MS });
    return { ...call, signal: AbortSignal.any([call.signal, ended.signal]) };
  }

  function keep(told: readonly Revocation[]): void {
    const forgotten = revocations.add(told);
    if (forgotten > 0) log.error({ forgotten }, 'more is revoked than can be kept');
  }

  return {
    revocations,
    ready: first.promise,
    async stop() {
      clearTimeout(late);
      ended.abort(new Error('the service stops'));
      first.resolve();
      await running;
    },
  };
}

function read(
  revocation: ReturnType<NonNullable<ReturnType<RevocationFrame['getItem']>>['getRevocationsList']>[number],
): Revocation {
  return {
    id: revocation.getId(),
    leastVersion: revocation.getLeastVersion(),
    spared: revocation.getSparedSessionId(),
    keepMs: revocation.getKeepSeconds() * 1_000,
  };
}

/** At most LONGEST_BACKOFF_MS, at random so that not all services come back at once; ends with the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, LONGEST_BACKOFF_MS) * (0.5 + Math.random() / 2));
    signal.addEventListener('abort', done);
  });
}
