// How long rules look back and wait. Everything is written as it is in production; one number shortens all of it, so that a test can wait for an alert.

/** Prometheus reads each target so often. */
const SCRAPE_SECONDS = 30;
/** A rate needs two samples; of four it bears that one is late. Envoy adds its histograms up every five seconds, so less than two of those may hold nothing. */
const shortestWindow = (scrapeSeconds: number) => Math.max(4 * scrapeSeconds, 12);

const units = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

export interface Timing {
  /** Of scrapes and of rules. */
  interval: string;
  /** The time that a rate looks back. */
  window(nominal: string): string;
  /** How long something has to be so. */
  wait(nominal: string): string;
}

/** Durations that are shorter by this factor; 1 leaves them. */
export function timing(shorten = 1): Timing {
  if (!(shorten >= 1))
    throw new Error(`Durations are shortened by a number of 1 or more, not by ${shorten}.`);
  const scrape = Math.max(1, Math.round(SCRAPE_SECONDS / shorten));
  return {
    interval: `${scrape}s`,
    window: (nominal) =>
      shorten === 1 ? nominal : inSeconds(Math.max(secondsOf(nominal) / shorten, shortestWindow(scrape))),
    wait: (nominal) => (shorten === 1 ? nominal : inSeconds(secondsOf(nominal) / shorten)),
  };
}

/** Of a duration as Prometheus writes it: 5m. */
export function secondsOf(duration: string): number {
  const [, count, unit] = /^([0-9]+)([smhd])$/.exec(duration) ?? [];
  if (!unit) throw new Error(`"${duration}" is no duration such as 30s, 5m, 1h or 3d.`);
  return Number(count) * units[unit as keyof typeof units];
}

function inSeconds(seconds: number): string {
  return `${Math.ceil(seconds)}s`;
}
