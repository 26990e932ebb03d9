// A histogram in the registry of prom-client. Its own finds the labels anew for each value, which takes 0.7 us: a call has several statements.

type LabelsOf = Readonly<Record<string, string>>;

class Series {
  readonly counts: number[];
  sum = 0;
  readonly labels: LabelsOf;
  readonly #bounds: readonly number[];

  constructor(labels: LabelsOf, bounds: readonly number[]) {
    this.labels = labels;
    this.#bounds = bounds;
    this.counts = new Array(bounds.length + 1).fill(0);
  }

  observe(value: number): void {
    let i = 0;
    while (i < this.#bounds.length && value > this.#bounds[i]!) i++;
    this.counts[i]! += 1;
    this.sum += value;
  }
}

export class FastHistogram {
  readonly name: string;
  readonly help: string;
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Series>();

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.name = name;
    this.help = help;
    this.#bounds = bounds;
  }

  /** What takes the values of these labels; to be kept by whoever has many. */
  of(labels: LabelsOf): { observe(value: number): void } {
    const key = Object.values(labels).join('\n');
    let series = this.#series.get(key);
    if (!series) {
      series = new Series({ ...labels }, this.#bounds);
      this.#series.set(key, series);
    }
    return series;
  }

  /** What the registry asks a metric for. */
  async get() {
    const { name, help } = this;
    const values = [...this.#series.values()].flatMap(({ labels, counts, sum }) => {
      let count = 0;
      const buckets = counts.map((more, i) => {
        count += more;
        const le = this.#bounds[i] ?? '+Inf';
        return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
      });
      return [
        ...buckets,
        { metricName: `${name}_sum`, labels, value: sum },
        { metricName: `${name}_count`, labels, value: count },
      ];
    });
    return { name, help, type: 'histogram', aggregator: 'sum', values };
  }
}
