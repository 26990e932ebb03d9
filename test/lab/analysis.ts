// What istioctl says of a cluster's configuration as a whole.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ApiServer } from './api-server.ts';
import type { Binaries } from './binaries.ts';

interface Message {
  code: string;
  level: string;
  message: string;
  origin: string;
}

/** Messages that are right and no fault of ours, each with its reason. */
const expected: { code: string; reason: string }[] = [
  {
    code: 'IST0133',
    reason:
      'said of every EnvoyFilter; the transcoder has no other way in, and each names the version of the proxy that it was proven on',
  },
];

/** Every message that nobody has explained, a line each. */
export async function analyze(api: ApiServer, programs: Binaries, kube: string): Promise<string[]> {
  const args = ['analyze', `--namespace=${kube}`, '--output=json', '--failure-threshold=Error'];
  const run = promisify(execFile)(programs.istioctl, args, {
    env: { KUBECONFIG: api.kubeconfig, HOME: '/nonexistent', PATH: process.env.PATH },
    maxBuffer: 16 * 1024 * 1024,
  });
  // It exits with an error when it finds one, and has said all the same.
  const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
    if (!error.stdout) throw new Error(`istioctl analyze: ${error.stderr}`);
    return error;
  });
  return (JSON.parse(stdout || '[]') as Message[])
    .filter(({ code }) => expected.every((each) => each.code !== code))
    .map(({ code, level, origin, message }) => `${level} ${code} ${origin}: ${message}`);
}
