import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Yaml } from 'cdk8s';

/** Helm runs over its templates; what is meant for Envoy or for an external secret's template must come out as it is. */
export function escaped(manifest: string): string {
  return manifest.replace(/\{\{/g, '{{ "{{" }}');
}

/**
 * Packs an environment's files as a chart, for those who deploy by Helm: a package, and no second language of values. The chart's version
 * is the repository's, and the release's images are in it.
 */
export function packHelm(environment: string, files: string[], folder: string): void {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(
    join(folder, 'Chart.yaml'),
    Yaml.stringify({
      apiVersion: 'v2',
      name: `plaza-${environment}`,
      description: `Plaza as it runs in ${environment}`,
      type: 'application',
      version,
      appVersion: version,
    }),
  );
  for (const file of files)
    writeFileSync(join(folder, 'templates', basename(file)), escaped(readFileSync(file, 'utf8')));
  cpSync(new URL('../LICENSE', import.meta.url), join(folder, 'LICENSE'));
}
