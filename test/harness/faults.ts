// Killing processes where it hurts, and bringing them back.
import { until } from '../../local/until.ts';
import type { TestMesh } from './mesh.ts';

/** Starts a replica's service so that it kills itself when it passes `point`, and stays dead until it is healed. */
export async function arm(mesh: TestMesh, replica: string, point: string): Promise<void> {
  await mesh.restartService(replica, { FAULT: point });
  // Started again by its supervisor it would come to the same point again.
  mesh.setRestart(replica, false);
}

export function isDead(mesh: TestMesh, name: string): boolean {
  return mesh.processes().find((process) => process.name === name)?.pid === undefined;
}

/** Starts a replica's service anew, armed or dead, without a fault. */
export async function heal(mesh: TestMesh, replica: string): Promise<void> {
  await mesh.restartService(replica);
}

/** The process that a service's sidecar runs in. */
export const sidecarOf = (replica: string): string => `${replica}-envoy`;

/** Kills a process for good and returns once it is gone. */
export async function killForGood(mesh: TestMesh, name: string): Promise<void> {
  mesh.setRestart(name, false);
  mesh.kill(name, 'SIGKILL');
  await until(`${name} is gone`, () => isDead(mesh, name));
}
