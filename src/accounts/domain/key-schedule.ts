// When a signing key does what. In the order of their active times:
//
//   published   from its creation, so that every proxy has it before the first token that it signs
//   signing     from its active time until that of its successor
//   retired     still published, until the last token that it signed has expired
//   dead        gone from the key set, and to be deleted

export interface KeyTimes {
  readonly kid: string;
  readonly activeTime: Date;
}

export interface Schedule<K extends KeyTimes> {
  /** The newest key whose time has come; undefined only where there is none. */
  readonly signing: K | undefined;
  /** What the key set holds, newest first. */
  readonly published: readonly K[];
  readonly dead: readonly K[];
}

/** Clocks of replicas and proxies differ, and a replica may sign by what it read a second ago. */
const LEEWAY_MS = 60_000;

/** Sorts keys by what they do at a moment; `lifetimeMs` is that of an access token. */
export function scheduleKeys<K extends KeyTimes>(
  keys: readonly K[],
  now: Date,
  lifetimeMs: number,
): Schedule<K> {
  const newestFirst = [...keys].sort(
    (a, b) => b.activeTime.getTime() - a.activeTime.getTime() || (a.kid < b.kid ? 1 : -1),
  );
  const signing = newestFirst.find((key) => key.activeTime <= now);
  const published: K[] = [];
  const dead: K[] = [];
  newestFirst.forEach((key, i) => {
    const successor = newestFirst[i - 1];
    const isDead =
      successor !== undefined && now.getTime() >= successor.activeTime.getTime() + lifetimeMs + LEEWAY_MS;
    (isDead ? dead : published).push(key);
  });
  return { signing, published, dead };
}
