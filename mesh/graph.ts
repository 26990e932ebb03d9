import { everyService } from './connections.ts';
import { readDescriptorSet } from './descriptor.ts';
import { commonMethods, foreignPackages, owns } from './foreign.ts';
import { lint } from './lint.ts';
import type { Environment, Mesh, Method, Policy, Service, ServiceRow } from './types.ts';

export const trustDomain = 'plaza.local';
export const namespace = 'plaza';

/** The SPIFFE identity of a service account. */
export function spiffe(account: string): string {
  return `spiffe://${trustDomain}/ns/${namespace}/sa/${account}`;
}

/**
 * Joins what the protos declare with the rows of mesh/plaza.ts and an environment. Throws with every complaint of the lint at once, each
 * naming the file and the method it is about.
 */
export function buildMesh(
  descriptorSet: Uint8Array,
  rows: ServiceRow[],
  policy: Policy,
  environment: Environment,
): Mesh {
  const declared = readDescriptorSet(descriptorSet, policy);
  const owned = (row: ServiceRow) => declared.methods.filter((method) => owns(row, method));

  const complaints = lint(rows, declared.methods, policy, environment);
  if (complaints.length > 0)
    throw new Error(`The mesh is not sound:\n${complaints.map((line) => `  ${line}`).join('\n')}`);

  const services = rows.map((row): Service => {
    const others = rows.filter((other) => other !== row).map(({ name }) => name);
    const methods = owned(row).map(({ package: _, ...method }): Method => {
      const callers = method.callers.flatMap((name) => (name === everyService ? others : [name]));
      return { ...(method as Method), callers };
    });
    return {
      ...row,
      spiffe: spiffe(row.name),
      protoServices: [...new Set(methods.map((method) => method.protoService))],
      methods,
      descriptor: declared.prune([...row.packages, ...foreignPackages(row)]),
      versions: environment.versions[row.name] ?? [],
      replicas: environment.replicas[row.name] ?? 1,
    };
  });

  return {
    trustDomain,
    namespace,
    gatewaySpiffe: spiffe('gateway'),
    environment,
    policy,
    services,
    common: commonMethods(environment),
    descriptor: declared.prune(rows.flatMap((row) => [...row.packages, ...foreignPackages(row)])),
  };
}
