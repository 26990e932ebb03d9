import type { Logger } from '../../runtime/log.ts';
import type { Logs } from '../config.ts';
import { createDirectorySource } from './directory.ts';
import { createKubernetesSource } from './kubernetes.ts';
import { inCluster } from './kubernetes-api.ts';
import type { LogSource } from './log-record.ts';

/** Where the configuration says that logs are. */
export function openLogs(logs: Logs | undefined, log: Logger): LogSource | undefined {
  if (logs === undefined) return undefined;
  if (logs === 'kubernetes') return createKubernetesSource(inCluster(), log);
  return createDirectorySource(logs.directory);
}
