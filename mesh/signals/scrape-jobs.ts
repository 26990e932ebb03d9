import { scrapePaths } from './scraper.ts';

/** On a laptop, by name: which of a workload's figures are read, and in which file of targets it stands (local/scrape-targets.ts). */
export const laptopJobs = { proxies: scrapePaths.proxy, services: scrapePaths.service } as const;

/** The monitor of a cluster. Its one port of a pod serves both, and the operator names the job after the namespace and it. */
export const clusterMonitor = 'proxies';

/** What is read, and what Prometheus calls it. */
export function jobsOf(namespace?: string): Record<string, string> {
  return namespace === undefined
    ? Object.fromEntries(Object.keys(laptopJobs).map((job) => [job, job]))
    : { 'proxies and services': `${namespace}/${clusterMonitor}` };
}
