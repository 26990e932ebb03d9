// What each environment promises of its workloads. Alerts defend it; the laptop, which runs dev or test, has one too.
import type { EnvironmentName } from './index.ts';

export interface Objective {
  /** Share of calls, in percent, that do not fail by the server's fault, over 30 days. */
  availability: number;
  /** Share of calls, in percent, that a service answers within so many milliseconds: a bound of durationBucketsMs. Calls that last are not meant. */
  latency: { percent: number; withinMs: number };
}

/** By workload; `other` for all that are not named. */
export type Objectives = Record<string, Objective> & { other: Objective };

const laptop: Objectives = { other: { availability: 99, latency: { percent: 95, withinMs: 1000 } } };

const fast = { percent: 99, withinMs: 500 };
/** A hash of a password takes its time. */
const hashes = { percent: 99, withinMs: 1000 };

export const objectives: Record<EnvironmentName, Objectives> = {
  dev: laptop,
  test: laptop,
  staging: {
    accounts: { availability: 99.5, latency: hashes },
    other: { availability: 99.5, latency: fast },
  },
  prod: {
    gateway: { availability: 99.99, latency: fast },
    orders: { availability: 99.95, latency: fast },
    accounts: { availability: 99.9, latency: hashes },
    other: { availability: 99.9, latency: fast },
  },
};
