// What cert-manager does in a cluster: a Secret for each Certificate, here always with the pair that the laptop's gateway shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiServer } from './api-server.ts';
import { list } from './deployment.ts';

interface Certificate {
  metadata: { name: string };
  spec: { secretName: string };
}

export async function issueCertificates(api: ApiServer, kube: string, folder: string): Promise<void> {
  const path = `/apis/cert-manager.io/v1/namespaces/${kube}/certificates`;
  const file = (name: string): string => readFileSync(join(folder, name)).toString('base64');
  for (const { spec } of await list<Certificate>(api, path))
    await api.ask('POST', `/api/v1/namespaces/${kube}/secrets`, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: spec.secretName },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': file('edge.crt'), 'tls.key': file('edge.key') },
    });
}
