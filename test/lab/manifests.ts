import { join } from 'node:path';
import type { Plaza } from '../../cdk8s/app.ts';
import { plazaOf, synth } from '../../cdk8s/synth.ts';
import type { ClusterName } from '../../mesh/environments/clusters.ts';

/** Writes an environment as "make synth" does, below `dist`; returns the folder. */
export function manifestsOf(
  environment: ClusterName,
  dist: string,
  change: (plaza: Plaza) => Plaza = (plaza) => plaza,
): string {
  synth(change(plazaOf(environment)), dist);
  return join(dist, environment);
}
