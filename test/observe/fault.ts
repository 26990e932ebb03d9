import type { TestMesh } from '../harness/mesh.ts';
import type { Watched } from './prometheus.ts';
import type { Traffic } from './traffic.ts';

export interface Scene {
  mesh: TestMesh;
  prometheus: Watched;
  traffic: Traffic;
}

/** An alert by its name and the labels that it has to have at least. */
export type Expected = [alert: string, labels: Record<string, string>];

/** Something that goes wrong in a mesh that runs, as it might anywhere. */
export interface Fault {
  what: string;
  /** Everything that fires by it, whether it is told to anybody or not. */
  fires: Expected[];
  /** Those of them that nobody is told of, by the alerts of which each hides them: Alertmanager names the first. */
  hidden?: [hidden: Expected, by: string[]][];
  /** Makes it so, and says how to mend it. */
  begin(scene: Scene): Promise<() => Promise<unknown>>;
}
