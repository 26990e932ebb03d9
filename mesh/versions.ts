import type { Mesh, Service } from './types.ts';

/** The version of every service that is asked by whoever pins none. */
export const stable = 'v1';

/** What callers may pin: where there is more than one version, the stable one too, of which a canary may take a share. */
export function pinnable({ versions }: Pick<Service, 'versions'>): string[] {
  return versions.length > 0 ? [...versions, stable] : [];
}

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
