import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement, Replica } from '../../envoy/placement.ts';
import { renderEndpoints, renderGateway, renderSidecar } from '../../envoy/render.ts';
import { type EnvironmentName, environments } from '../../mesh/environments/index.ts';
import { loadMesh } from '../../mesh/load.ts';
import { writeJson } from '../write.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make render [ENVIRONMENT=dev]

Writes the configuration of every Envoy, as a local run would have it, to dist/envoy for reading and comparing. Its ports are
made up and always the same; nothing is started.
  --environment <name>  ${Object.keys(environments).join(', ')}; default dev`;

const OUT = join('dist', 'envoy');

await runCommand(USAGE, { environment: { type: 'string' } }, async ({ environment = 'dev' }) => {
  if (!Object.hasOwn(environments, environment)) throw new Error(`There is no environment "${environment}".`);
  const mesh = loadMesh(environment as EnvironmentName);
  let port = 20_000;
  const replicas = mesh.services.flatMap(({ name: service, replicas: count }) =>
    Array.from({ length: count }, (_, i): Replica => {
      const name = `${service}-${i + 1}`;
      const run = join('.plaza', 'run', name);
      return {
        service,
        name,
        version: 'v1',
        inboundPort: ++port,
        scrapePort: port + 1_000,
        socket: `${run}.sock`,
        metrics: `${run}.metrics`,
        outbound: `${run}.out`,
        admin: `${run}.admin`,
      };
    }),
  );
  const placement: Placement = {
    dir: join('.plaza', 'run'),
    certificates: join('.plaza', 'certificates'),
    httpPort: 8080,
    httpsPort: 8443,
    gatewayScrapePort: 21_000,
    gatewayAdmin: join('.plaza', 'run', 'gateway.admin'),
    telemetry: true,
    replicas,
  };
  rmSync(OUT, { recursive: true, force: true });
  writeJson(join(OUT, 'gateway.json'), renderGateway(mesh, placement));
  for (const replica of replicas)
    writeJson(join(OUT, `${replica.name}.json`), renderSidecar(mesh, placement, replica));
  for (const [file, endpoints] of Object.entries(renderEndpoints(mesh, placement)))
    writeJson(join(OUT, 'eds', file), endpoints);
  process.stdout.write(`${OUT}: the gateway, ${replicas.length} sidecars and their endpoints\n`);
});
