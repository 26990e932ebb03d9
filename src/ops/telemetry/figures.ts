// What calls came to in the last minute, by caller and service. The edges are those of the graph, and their number is bounded all the same.

/** Of one report of a proxy: what happened since the one before. */
export interface CallCount {
  readonly source: string;
  readonly destination: string;
  readonly count: number;
  readonly failed: number;
  /** Upper bounds in milliseconds, rising, and how many calls fell below each; one more for what is above the last. */
  readonly bounds: readonly number[];
  readonly buckets: readonly number[];
}

export interface EdgeSeen {
  readonly source: string;
  readonly destination: string;
  readonly rate: number;
  readonly errorRate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Figures {
  add(counts: readonly CallCount[]): void;
  edges(): EdgeSeen[];
}

const SLOT_MS = 5_000;
const SLOTS = 12;
const MAX_EDGES = 500;

interface Slot {
  at: number;
  count: number;
  failed: number;
  bounds: readonly number[];
  buckets: number[];
}

export function createFigures(now: () => number = () => performance.now()): Figures {
  const edges = new Map<string, { source: string; destination: string; slots: Slot[] }>();

  function slotOf({ source, destination, bounds }: CallCount, at: number): Slot | undefined {
    const key = `${source} ${destination}`;
    let edge = edges.get(key);
    if (!edge) {
      if (edges.size >= MAX_EDGES) return undefined;
      edge = { source, destination, slots: [] };
      edges.set(key, edge);
    }
    edge.slots = edge.slots.filter((slot) => slot.at > at - SLOTS);
    let slot = edge.slots.find((one) => one.at === at);
    if (!slot) {
      slot = { at, count: 0, failed: 0, bounds, buckets: [] };
      edge.slots.push(slot);
    }
    return slot;
  }

  return {
    add(counts) {
      const at = Math.floor(now() / SLOT_MS);
      for (const each of counts) {
        const slot = slotOf(each, at);
        if (!slot) continue;
        slot.count += each.count;
        slot.failed += each.failed;
        if (each.buckets.length === 0) continue;
        if (slot.buckets.length === 0) slot.bounds = each.bounds;
        each.buckets.forEach((n, i) => {
          slot.buckets[i] = (slot.buckets[i] ?? 0) + n;
        });
      }
    },
    edges() {
      const at = Math.floor(now() / SLOT_MS);
      return [...edges.values()]
        .flatMap(({ source, destination, slots }) => {
          const recent = slots.filter((slot) => slot.at > at - SLOTS);
          if (recent.length === 0) return [];
          const sum = (of: (slot: Slot) => number) => recent.reduce((total, slot) => total + of(slot), 0);
          const seconds = ((at - Math.min(...recent.map((slot) => slot.at)) + 1) * SLOT_MS) / 1_000;
          const bounds = recent.find((slot) => slot.buckets.length > 0)?.bounds ?? [];
          const buckets = [...bounds, 0].map((_, i) => sum((slot) => slot.buckets[i] ?? 0));
          const edge: EdgeSeen = {
            ...{ source, destination },
            ...{ rate: sum((slot) => slot.count) / seconds, errorRate: sum((slot) => slot.failed) / seconds },
            ...{ p50Ms: quantile(0.5, bounds, buckets), p99Ms: quantile(0.99, bounds, buckets) },
          };
          return [edge];
        })
        .sort((a, b) => (`${a.source} ${a.destination}` < `${b.source} ${b.destination}` ? -1 : 1));
    },
  };
}

/** As Prometheus estimates it: within a range the values lie evenly, and above the last bound nothing is known. */
export function quantile(share: number, bounds: readonly number[], buckets: readonly number[]): number {
  const wanted = share * buckets.reduce((sum, n) => sum + n, 0);
  if (wanted === 0) return 0;
  let below = 0;
  for (const [i, bound] of bounds.entries()) {
    const here = buckets[i] ?? 0;
    if (below + here >= wanted) {
      const from = bounds[i - 1] ?? 0;
      return from + ((wanted - below) / here) * (bound - from);
    }
    below += here;
  }
  return bounds.at(-1) ?? 0;
}
