import type { Mesh } from './types.ts';

/** The version of every service that is asked by whoever pins none. */
export const stable = 'v1';

/** Throws when there is no such service or version; no route would lead there. */
export function checkVersion({ services }: Pick<Mesh, 'services'>, name: string, version: string): void {
  const service = services.find((one) => one.name === name);
  if (!service)
    throw new Error(
      `There is no service "${name}"; there are ${services.map((one) => one.name).join(', ')}.`,
    );
  const versions = [stable, ...service.versions];
  if (!versions.includes(version))
    throw new Error(`${name} has no version "${version}"; mesh/environments names ${versions.join(', ')}.`);
}
