import { readdirSync, readFileSync } from 'node:fs';
import type { RunningMesh } from '../local/mesh.ts';

/** Clock ticks a second of /proc/PID/stat; 100 on every Linux that Node runs on. */
const ticks = 100;

/** CPU seconds that the server side has used: every process of the mesh, PostgreSQL's backends and `others`. NaN where there is no /proc. */
export function serverCpu(mesh: RunningMesh, others: () => number[] = () => []): () => number {
  return () => {
    const roots = new Set([...mesh.processes().map((process) => process.pid), ...others()]);
    try {
      return readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(readStat)
        .filter((stat) => stat !== undefined && (roots.has(stat.pid) || roots.has(stat.parent)))
        .reduce((sum, stat) => sum + stat!.seconds, 0);
    } catch {
      return Number.NaN;
    }
  };
}

function readStat(name: string): { pid: number; parent: number; seconds: number } | undefined {
  try {
    // The command stands in parentheses and may hold anything, so count from behind it.
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      pid: Number(name),
      parent: Number(fields[1]),
      seconds: (Number(fields[11]) + Number(fields[12])) / ticks,
    };
  } catch {
    return undefined;
  }
}

/** CPU seconds that one process has used. NaN where there is no /proc. */
export function cpuOf(pid: number): number {
  return readStat(String(pid))?.seconds ?? Number.NaN;
}
