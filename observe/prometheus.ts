import { join } from 'node:path';
import { laptopJobs } from '../mesh/signals/scrape-jobs.ts';
import { scraper } from '../mesh/signals/scraper.ts';
import { ruleGroups } from '../mesh/signals/signals.ts';
import { timing } from '../mesh/signals/timing.ts';
import type { Mesh } from '../mesh/types.ts';
import { type TextFile, yamlFile } from './files.ts';

export interface PrometheusOptions {
  /** The folder with what runs, such as .plaza, as Prometheus finds it: `certificates/` and `observe/targets/` are below it. */
  dir: string;
  /** Where alerts go: `127.0.0.1:9093`; nowhere without one. */
  alertmanager?: string;
  /** By how much all durations are shorter than in production; for tests. */
  shorten?: number;
}

/** prometheus.yml and the rules beside it. Targets are read from files, which a mesh writes anew whenever its replicas change. */
export function renderPrometheus(
  mesh: Mesh,
  { dir, alertmanager, shorten = 1 }: PrometheusOptions,
): TextFile[] {
  const durations = timing(shorten);
  const groups = ruleGroups(mesh, { timing: durations, repository: '.', cluster: undefined });
  return [
    yamlFile('prometheus.yml', {
      global: {
        scrape_interval: durations.interval,
        scrape_timeout: durations.interval,
        evaluation_interval: durations.interval,
      },
      rule_files: ['rules.yml'],
      ...(alertmanager && {
        alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
      }),
      scrape_configs: Object.entries(laptopJobs).map(([job, path]) => scrape(dir, job, path)),
    }),
    yamlFile('rules.yml', { groups }),
  ];
}

function scrape(dir: string, job: string, path: string): object {
  return {
    job_name: job,
    scheme: 'https',
    metrics_path: path,
    tls_config: {
      ca_file: join(dir, 'certificates', 'ca.crt'),
      cert_file: join(dir, 'certificates', `${scraper}.crt`),
      key_file: join(dir, 'certificates', `${scraper}.key`),
      // The certificates name workloads by their SPIFFE IDs and have no name that Prometheus could compare; only the mesh's authority signs them.
      insecure_skip_verify: true,
    },
    // A folder that is made after Prometheus has started it does not watch.
    file_sd_configs: [{ files: [join(dir, 'observe', 'targets', `${job}.json`)], refresh_interval: '5s' }],
  };
}
