// Which image each version of each service is, and what share of the calls it gets: the part of an environment that changes by the day.
import { readFileSync, writeFileSync } from 'node:fs';
import type { ClusterName } from '../mesh/environments/clusters.ts';

export interface Release {
  /** The digest by service and version. */
  images: Record<string, Record<string, string>>;
  /** By service, the percentage of unpinned calls that a version beside the stable one gets. */
  weights: Record<string, Record<string, number>>;
}

const fileOf = (environment: ClusterName) =>
  new URL(`../mesh/environments/releases/${environment}.json`, import.meta.url);

/** Throws when a digest is none or the weights of a service are more than all of its calls. */
export function readRelease(environment: ClusterName): Release {
  return checked(JSON.parse(readFileSync(fileOf(environment), 'utf8')) as Release);
}

export function writeRelease(environment: ClusterName, release: Release): void {
  writeFileSync(fileOf(environment), `${JSON.stringify(checked(release), null, 2)}\n`);
}

export function checked(release: Release): Release {
  for (const [service, versions] of Object.entries(release.images)) {
    for (const [version, digest] of Object.entries(versions)) {
      if (!/^sha256:[0-9a-f]{64}$/.test(digest))
        throw new Error(`${service} ${version}: "${digest}" is no digest (sha256: and 64 hex digits)`);
    }
  }
  for (const [service, weights] of Object.entries(release.weights)) {
    const values = Object.values(weights);
    if (values.some((weight) => !Number.isInteger(weight) || weight < 0))
      throw new Error(`${service}: a weight is a whole number of percent`);
    if (values.reduce((sum, weight) => sum + weight, 0) > 100)
      throw new Error(`${service}: the weights are more than 100 percent`);
  }
  return release;
}

/** Stands for an image that nobody has built yet; no registry has it, so its pods wait. */
const unbuilt = `sha256:${'0'.repeat(64)}`;

/** The image of a service's version by its digest. */
export function imageOf(release: Release, registry: string, service: string, version: string): string {
  return `${registry}/${service}@${release.images[service]?.[version] ?? unbuilt}`;
}
