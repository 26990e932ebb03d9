import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a mesh keeps what, all below one folder. Paths are relative to the root of the checkout: a Unix socket's has to be short. */
export interface Layout {
  dir: string;
  /** Held by the process that runs the mesh. */
  lock: string;
  /** Where `make status` and the others reach that process. */
  control: string;
  /** The children that live, for the run after a killed one. */
  journal: string;
  /** What Envoys read and the sockets of all; made anew by every start. */
  run: string;
  certificates: string;
  logs: string;
  /** What Prometheus and the other observers read; made anew by every start. */
  observe: string;
  /** Whom Prometheus reads, in files that it watches. */
  targets: string;
  /** What `make reset` deletes. */
  data: string;
  secrets: string;
  /** Images, part of the data. */
  objects: string;
}

/** The layout below `dir`, with its folders made; nobody but their owner can look into it. */
export function createLayout(dir: string): Layout {
  if (!existsSync('mesh/plaza.ts')) throw new Error('Run this in the root of the checkout.');
  const paths = layoutOf(dir);
  for (const folder of [dir, paths.run, paths.logs, paths.data, paths.secrets]) ownersOnly(folder);
  return paths;
}

/** Makes a folder that nobody but its owner can enter, also where it is there already: somebody else may have made it for something less secret. */
export function ownersOnly(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

export function layoutOf(dir: string): Layout {
  return {
    dir,
    lock: join(dir, 'lock'),
    control: join(dir, 'control.sock'),
    journal: join(dir, 'children'),
    run: join(dir, 'run'),
    certificates: join(dir, 'certificates'),
    logs: join(dir, 'logs'),
    observe: join(dir, 'observe'),
    targets: join(dir, 'observe', 'targets'),
    data: join(dir, 'data'),
    secrets: join(dir, 'secrets'),
    objects: join(dir, 'data', 'objects'),
  };
}
