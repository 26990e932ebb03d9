// Writes dist/<environment>/: the resources of every environment, or of one.
//
//   node cdk8s/synth.ts [--environment prod] [--out dist] [--helm]      with --helm also dist/helm/<environment>/, a chart
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Yaml } from 'cdk8s';
import { type ClusterName, clusters } from '../mesh/environments/clusters.ts';
import { loadMesh } from '../mesh/load.ts';
import { stable } from '../mesh/versions.ts';
import { createApp, type Plaza } from './app.ts';
import { unpinned } from './foreign-images.ts';
import { packHelm } from './helm.ts';
import { istiodValues } from './istio/installation.ts';
import { readRelease } from './release.ts';

/** Everything that an environment of this checkout is made of; throws when there is no such environment. */
export function plazaOf(name: string): Plaza {
  if (!(name in clusters))
    throw new Error(`There is no environment "${name}"; there are ${Object.keys(clusters).join(', ')}.`);
  const environment = name as ClusterName;
  return { mesh: loadMesh(environment), cluster: clusters[environment], release: readRelease(environment) };
}

/** The versions whose image the release does not name, so that their pods will wait. */
export function unbuiltImages({ mesh, release }: Plaza): string[] {
  return mesh.services.flatMap(({ name, versions }) =>
    [stable, ...versions]
      .filter((version) => !release.images[name]?.[version])
      .map((version) => `${name} ${version}`),
  );
}

/** Writes one environment's files anew; what was there is gone. */
export function synth(plaza: Plaza, out: string): string[] {
  const { name } = plaza.mesh.environment;
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { app, charts } = createApp(plaza, folder);
  app.synth();
  mkdirSync(join(out, 'install'), { recursive: true });
  writeFileSync(
    join(out, 'install', `istiod-${name}.yaml`),
    Yaml.stringify(istiodValues(plaza.mesh, plaza.cluster)),
  );
  return charts.map(({ node }) => join(folder, `${node.id}.yaml`));
}

function main(): void {
  const { values } = parseArgs({
    options: {
      environment: { type: 'string' },
      out: { type: 'string', default: 'dist' },
      helm: { type: 'boolean' },
    },
  });
  for (const name of values.environment ? [values.environment] : Object.keys(clusters)) {
    const plaza = plazaOf(name);
    const files = synth(plaza, values.out);
    if (values.helm) packHelm(name, files, join(values.out, 'helm', name));
    const unbuilt = unbuiltImages(plaza);
    process.stdout.write(
      `${join(values.out, name)}: ${files.length} charts${unbuilt.length > 0 ? `; no digest yet of ${unbuilt.join(', ')}` : ''}\n`,
    );
  }
  const open = unpinned(['postgres', 'rabbitmq']);
  if (open.length > 0)
    process.stdout.write(
      `by tag, until mesh/environments/foreign-images.json has digests: ${open.join(', ')}\n`,
    );
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
