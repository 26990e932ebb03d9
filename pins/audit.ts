// Looks every pinned package up in the vulnerability databases: osv-scanner where it is installed, else npm's audit.
//
//   node pins/audit.ts      for `make audit`. Fails when a fault is found; when nobody can be asked, says so and does not fail.
import { spawnSync } from 'node:child_process';

interface Asked {
  /** What was found; undefined when there was no answer. */
  faults: boolean | undefined;
  said: string;
}

const LOCKS = [
  'package-lock.json',
  ...['lab/etcd', 'lab/istio', 'lab/kubernetes', 'observe/jaeger'].map((folder) => `${folder}/go.mod`),
];

/** 0 and 1 are its answers; from 127 on it has not worked. */
function osvScanner(): Asked | undefined {
  const args = ['scan', 'source', ...LOCKS.flatMap((file) => ['--lockfile', file])];
  const { error, status, stdout, stderr } = spawnSync('osv-scanner', args, { encoding: 'utf8' });
  if (error) return undefined;
  return { faults: status === 0 || status === 1 ? status === 1 : undefined, said: `${stdout}${stderr}` };
}

/** It fails alike for faults and for a registry that does not answer; its JSON tells which. */
function npmAudit(): Asked {
  const { stdout = '', error } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' });
  try {
    const { metadata, message } = JSON.parse(stdout) as {
      metadata?: { vulnerabilities: { total: number } };
      message?: string;
    };
    if (!metadata) return { faults: undefined, said: message ?? stdout };
    return { faults: metadata.vulnerabilities.total > 0, said: stdout };
  } catch {
    // No JSON is no answer.
  }
  return { faults: undefined, said: error?.message ?? stdout };
}

const { faults, said } = osvScanner() ?? npmAudit();
if (faults === undefined) {
  console.log(`${said.trim().split('\n').slice(-3).join('\n')}\n`);
  console.log('No vulnerability database could be asked: there is no network to one, or no osv-scanner.');
  console.log('Nothing was checked but what pins/fixes.json knows: see make check-pins.');
} else {
  console.log(faults ? said : 'No known fault in any package that is pinned.');
  if (faults) process.exitCode = 1;
}
