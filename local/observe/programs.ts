import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where `make observe-bin` puts what it builds, for all meshes of the checkout. */
export const OBSERVE_BIN = '.plaza/observe-bin';

/** Programs that look on, by the names that they have, and how to get them. */
const programs = {
  Prometheus: {
    names: ['prometheus'],
    get: "install Debian's package prometheus, or put a program `prometheus` into PATH",
  },
  Alertmanager: {
    names: ['prometheus-alertmanager', 'alertmanager'],
    get: "install Debian's package prometheus-alertmanager, or put a program `alertmanager` into PATH",
  },
  Jaeger: {
    names: ['jaeger-all-in-one'],
    get: "`make observe-bin` builds it (Go 1.26 or newer), or put a release's `jaeger-all-in-one` into PATH",
  },
} as const;

export type Program = keyof typeof programs;

/** What has been built here comes before what the machine has. */
export function findProgram(program: Program, searchPath = process.env.PATH ?? ''): string | undefined {
  const folders = [OBSERVE_BIN, ...searchPath.split(delimiter).filter(Boolean)];
  return folders
    .flatMap((folder) => programs[program].names.map((name) => join(folder, name)))
    .find(isProgram);
}

/** Says that a program is not there, and what to do. */
export function missing(program: Program): string {
  return `${program} is not there: ${programs[program].get}.`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
