import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutOf } from '../../local/layout.ts';
import type { TestMesh } from './mesh.ts';

interface Line {
  request_id?: string;
  method?: string;
  instance?: string;
  msg?: string;
}

/** The log lines that the replicas of a service wrote at the end of their calls of a method. */
export function executions(mesh: TestMesh, service: string, method: string): Line[] {
  const { logs } = layoutOf(mesh.dir);
  return mesh.placement.replicas
    .filter((replica) => replica.service === service)
    .flatMap((replica) => readFileSync(join(logs, `${replica.name}.log`), 'utf8').split('\n'))
    .filter((line) => line.includes(method))
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.msg === 'call' && line.method === `/${method}`);
}
