// Two files of the pinned Istio module: its CRDs, and the bootstrap that pilot-agent fills in for Envoy.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface IstioFiles {
  crds: string;
  bootstrap: string;
}

/** From beside the binaries, where "make lab-bin" puts them, else from the module, which go downloads when it must. */
export async function istioFiles(folder: string): Promise<IstioFiles> {
  const beside = { crds: join(folder, 'crd-all.gen.yaml'), bootstrap: join(folder, 'envoy_bootstrap.json') };
  if (existsSync(beside.crds) && existsSync(beside.bootstrap)) return beside;
  try {
    const { stdout } = await promisify(execFile)(
      'go',
      ['-C', 'lab/istio', 'mod', 'download', '-json', 'istio.io/istio'],
      { env: { ...process.env, GOFLAGS: '-mod=mod' } },
    );
    const { Dir } = JSON.parse(stdout) as { Dir: string };
    return {
      crds: join(Dir, 'manifests/charts/base/files/crd-all.gen.yaml'),
      bootstrap: join(Dir, 'tools/packaging/common/envoy_bootstrap.json'),
    };
  } catch (cause) {
    throw new Error(
      `${folder} has no crd-all.gen.yaml and envoy_bootstrap.json, and go cannot bring them: "make lab-bin" puts them there.`,
      { cause },
    );
  }
}
