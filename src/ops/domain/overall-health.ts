/** What one service answered when it was asked for its health. */
export type Answer = 'serving' | 'not-serving' | 'silent';

export interface ServiceHealth {
  readonly up: boolean;
  /** A fixed sentence, empty when it is up: what a peer or a proxy said about itself never gets out. */
  readonly detail: string;
}

const detailOf: Record<Answer, string> = {
  serving: '',
  'not-serving': 'The service runs and does not serve at the moment.',
  silent: 'The service cannot be reached.',
};

/** The health of the whole: up when every service is, by name in alphabetical order. */
export function overallHealth(answers: ReadonlyMap<string, Answer>): {
  up: boolean;
  services: Map<string, ServiceHealth>;
} {
  const services = new Map<string, ServiceHealth>();
  for (const [name, answer] of [...answers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    services.set(name, { up: answer === 'serving', detail: detailOf[answer] });
  }
  return { up: [...services.values()].every((service) => service.up), services };
}
