// Files that the lab takes from the pinned modules of others: definitions of their resources, and the bootstrap of Istio's proxies.
//
//   node test/lab/module-files.ts <folder>      puts all of them into the folder
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { sources } from '../../cdk8s/imports/sources.ts';

interface ModuleFile {
  /** As Go names it: `istio.io/istio@v1.2.3`. */
  module: string;
  path: string;
}

const { istio: _, ...operators } = sources;
const istio = `istio.io/istio@${/istio\.io\/istio (\S+)/.exec(readFileSync('lab/istio/go.mod', 'utf8'))![1]}`;

/** All of Istio's resources. */
export const istioDefinitions: ModuleFile = {
  module: istio,
  path: 'manifests/charts/base/files/crd-all.gen.yaml',
};
/** What pilot-agent fills in for Envoy. */
export const bootstrap: ModuleFile = { module: istio, path: 'tools/packaging/common/envoy_bootstrap.json' };
/** The resources of the other operators that manifests use, the very files that their types were made from. */
export const operatorDefinitions: ModuleFile[] = Object.values(operators)
  .flat()
  .map(({ from, path }) => ({ module: moduleOf(from), path }));

/** From a second major version on, it is part of a module's name. */
function moduleOf(from: string): string {
  const [name, version] = from.split(' ') as [string, string];
  const major = Number(/^v(\d+)/.exec(version)![1]);
  return `${name}${major > 1 ? `/v${major}` : ''}@${version}`;
}

/** Where the file is: in `folder`, else in Go's cache of modules, into which it is downloaded when it must. */
export async function moduleFile(folder: string, { module, path }: ModuleFile): Promise<string> {
  const beside = join(folder, basename(path));
  if (existsSync(beside)) return beside;
  try {
    const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', module], {
      // Away from any go.mod, the module stands for itself.
      cwd: '/',
    });
    return join((JSON.parse(stdout) as { Dir: string }).Dir, path);
  } catch (cause) {
    throw new Error(
      `${folder} has no ${basename(path)}, and go cannot bring ${module}: "make lab-bin" does.`,
      {
        cause,
      },
    );
  }
}

if (import.meta.main) {
  const folder = process.argv[2]!;
  const put = async (file: ModuleFile) => {
    const found = await moduleFile(folder, file);
    if (found !== join(folder, basename(file.path))) copyFileSync(found, join(folder, basename(file.path)));
  };
  for (const file of [istioDefinitions, bootstrap]) await put(file);
  // A proxy of modules need not have everybody's; the lab then takes any fields of those kinds, and says so.
  for (const file of operatorDefinitions)
    await put(file).catch(() =>
      process.stderr.write(`${basename(file.path)} is left out: go cannot bring ${file.module}\n`),
    );
}
