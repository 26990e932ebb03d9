import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { scrapePaths } from '../../mesh/signals/scraper.ts';
import type { TestMesh } from '../harness/mesh.ts';

interface Ask {
  method?: string;
  path?: string;
  /** Whose certificate is shown; nobody's when it is undefined. */
  account?: string | undefined;
}

/** Asks a scrape port. Who is not let in gets an error of the connection. */
export async function ask(
  { placement: { certificates } }: TestMesh,
  port: number,
  { method = 'GET', path = scrapePaths.proxy, account }: Ask,
): Promise<{ status: number; text: string }> {
  const file = (name: string) => readFileSync(join(certificates, name));
  return new Promise((resolve, reject) => {
    const call = request(
      {
        ...{ host: '127.0.0.1', port, method, path, agent: false, timeout: 5_000, ca: file('ca.crt') },
        ...(account && { cert: file(`${account}.crt`), key: file(`${account}.key`) }),
        // Its certificate names the workload, and no address.
        checkServerIdentity: () => undefined,
      },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (chunk) => {
          text += chunk;
        });
        reply.on('end', () => resolve({ status: reply.statusCode!, text }));
      },
    );
    call.on('timeout', () => call.destroy(new Error('no answer')));
    call.on('error', reject);
    call.end();
  });
}

export interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** The samples of one metric in Prometheus' text format. */
export function samplesOf(text: string, metric: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const match = new RegExp(`^${metric}\\{(.*)\\} (\\S+)$`).exec(line);
    if (!match) return [];
    const labels = [...match[1]!.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    return [{ labels: Object.fromEntries(labels), value: Number(match[2]) }];
  });
}
