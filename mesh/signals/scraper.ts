/** Who reads the figures of proxies and services: a service account without a service, which calls no method. */
export const scraper = 'prometheus';

/** Where a proxy serves its own figures, and a service its. */
export const scrapePaths = { proxy: '/stats/prometheus', service: '/metrics' } as const;
