// Makes connections.wasm of connections.ts; a spec fails when it is not what the source says.
//
//   node envoy/wasm/build.ts
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// By its command: the types of its module are of another world than Node's, and global.
const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'));

/** Compiles the module into a file. */
export function build(file: string): void {
  const options = [
    ...['--outFile', file, '--optimizeLevel', '3', '--shrinkLevel', '2'],
    ...['--runtime', 'incremental', '--exportStart', '_initialize', '--use', 'abort='],
  ];
  execFileSync(process.execPath, [compiler, 'connections.ts', ...options], { cwd: import.meta.dirname });
}

if (import.meta.main) build(`${import.meta.dirname}/connections.wasm`);
