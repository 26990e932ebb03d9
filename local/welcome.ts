import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/accounts.ts';
import type { RunningMesh } from './mesh.ts';
import type { Observer } from './observe/observers.ts';
import { table } from './table.ts';

/** What `make up` says last: where everything is, and what to try first. */
export function welcome(
  { placement, postgres }: RunningMesh,
  {
    demoData,
    observers,
    collector,
  }: { demoData: boolean; observers: Observer[]; collector: string | undefined },
): string {
  const http = `http://localhost:${placement.httpPort}`;
  const rows = [
    ['JSON, gRPC, gRPC-Web', http],
    ['the same with TLS', `https://localhost:${placement.httpsPort} (CA: ${placement.certificates}/ca.crt)`],
    ['health of all services', `${http}/health`],
    ['PostgreSQL', `${postgres.host}:${postgres.port}`],
  ];
  rows.push(...observers.map(({ title, url }) => [title, url]));
  if (collector) rows.push(['traces and figures go to', collector]);
  if (demoData) {
    const emails = Object.values(DEMO_ACCOUNTS).map(({ email }) => email);
    rows.push(['demo accounts', emails.join(', ')], ['their password', DEMO_PASSWORD]);
  }
  return `
${table(['PLAZA', 'RUNS'], rows)}

Try     curl '${http}/v1/products?pageSize=3'
Watch   make status, make logs SERVICE=catalog
Change  make scale SERVICE=catalog REPLICAS=3
End     Ctrl-C here, or make down anywhere
`;
}
