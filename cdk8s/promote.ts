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
import { checkVersion, stable } from '../mesh/versions.ts';
import { checked, type Release, writeRelease } from './release.ts';
import { plazaOf, synth } from './synth.ts';

export interface Promotion {
  service: string;
  to: string;
  /** Percent of the calls that pin no version; 100 for the stable version, which is what the others leave. */
  weight: number;
  digest: string | undefined;
}

/** The release with the promotion in it. */
export function promote(release: Release, { service, to, weight, digest }: Promotion): Release {
  const images = {
    ...release.images,
    ...(digest !== undefined && { [service]: { ...release.images[service], [to]: digest } }),
  };
  const { [service]: before = {}, ...others } = release.weights;
  const { [to]: _, ...rest } = before;
  if (weight > 0 && to !== stable && !images[service]?.[to])
    throw new Error(`${service} ${to} has no image yet, so nobody would answer: name its DIGEST.`);
  const weights =
    to === stable ? (weight === 100 ? {} : before) : weight > 0 ? { ...rest, [to]: weight } : rest;
  return checked({
    images,
    weights: Object.keys(weights).length > 0 ? { ...others, [service]: weights } : others,
  });
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 100)
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
  checkVersion(plaza.mesh, service, to);
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
