// Gives a version of a service its share of the calls, or an image:
//
//   node cdk8s/promote.ts --environment staging --service catalog --to v2 --weight 10     a canary
//   node cdk8s/promote.ts --environment staging --service catalog --to v2 --weight 100    blue-green: all calls, v1 still runs
//   node cdk8s/promote.ts --environment staging --service catalog --to v1                 back to the stable version
//   node cdk8s/promote.ts --environment prod --service catalog --to v1 --digest sha256:…  another image, rolled out
//
// Changes mesh/environments/releases/<environment>.json, synthesises, and prints what that changes in the cluster.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ClusterName } from '../mesh/environments/clusters.ts';
import { stable } from './names.ts';
import { checked, type Release, writeRelease } from './release.ts';
import { plazaOf, synth } from './synth.ts';

export interface Promotion {
  service: string;
  to: string;
  /** Percent of the calls that pin no version; 100 for the stable version, which is what the others leave. */
  weight: number;
  digest: string | undefined;
}

/** The release with the promotion in it; throws when a version has no image. */
export function promote(release: Release, { service, to, weight, digest }: Promotion): Release {
  const images = release.images[service];
  if (!images)
    throw new Error(`There is no service "${service}"; there are ${Object.keys(release.images).join(', ')}.`);
  const own = digest ? { ...images, [to]: digest } : images;
  if (!own[to])
    throw new Error(
      `${service} has no version "${to}"; it has ${Object.keys(own).join(', ')}. A new one needs its DIGEST.`,
    );
  const { [service]: before = {}, ...others } = release.weights;
  const { [to]: _, ...rest } = before;
  const weights =
    to === stable ? (weight === 100 ? {} : before) : weight > 0 ? { ...rest, [to]: weight } : rest;
  return checked({
    images: { ...release.images, [service]: own },
    weights: Object.keys(weights).length > 0 ? { ...others, [service]: weights } : others,
  });
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 100)
    throw new Error(`WEIGHT is "${value}": it must be a whole number from 0 to 100`);
  return number;
}

function main(): void {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      environment: option,
      service: option,
      to: option,
      weight: option,
      digest: option,
      out: { ...option, default: 'dist' },
    },
  });
  const { environment, service, to, digest, out } = values;
  if (!environment || !service || !to) throw new Error('SERVICE, TO and ENVIRONMENT are needed');
  const plaza = plazaOf(environment);
  const versions = plaza.mesh.services.find(({ name }) => name === service)?.versions ?? [];
  if (to !== stable && !versions.includes(to))
    throw new Error(
      `${service} has no version "${to}" in mesh/environments; it has ${[stable, ...versions].join(', ')}.`,
    );
  const release = promote(plaza.release, {
    service,
    to,
    weight: wholeNumber(values.weight ?? '100'),
    digest,
  });

  const before = mkdtempSync(join(tmpdir(), 'plaza-before-'));
  try {
    synth(plaza, before);
    synth({ ...plaza, release }, out);
    writeRelease(environment as ClusterName, release);
    cpSync(join(before, environment), join(before, 'old'), { recursive: true });
    const diff = spawnSync('diff', ['-U5', '-r', join(before, 'old'), join(out, environment)], {
      encoding: 'utf8',
    });
    process.stdout.write(diff.stdout || `${environment} is as it was.\n`);
  } finally {
    rmSync(before, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
