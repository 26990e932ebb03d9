// The files of a new service: one method that greets in the language asked for, from a table that its first migration fills.

/** Paths and texts of everything that a service called `name` starts with. */
export function skeleton(name: string, timestamp: string): Record<string, string> {
  const Name = name[0]!.toUpperCase() + name.slice(1);
  return {
    [`proto/plaza/${name}/v1/${name}.proto`]: `syntax = "proto3";

// What ${name} is for.
package plaza.${name}.v1;

import "google/api/annotations.proto";
import "google/api/field_behavior.proto";
import "plaza/mesh/v1/options.proto";

// Says what ${name} does.
service ${Name} {
  // Greets. NOT_FOUND for a language that nobody has taught it.
  rpc SayHello(SayHelloRequest) returns (SayHelloResponse) {
    option idempotency_level = NO_SIDE_EFFECTS;
    option (google.api.http) = {get: "/v1/${name}:hello"};
    option (plaza.mesh.v1.method) = {
      access: PUBLIC
      deadline_ms: 2000
    };
  }
}

// Asks for a greeting.
message SayHelloRequest {
  // Whom to greet; 1 to 100 characters.
  string name = 1 [(google.api.field_behavior) = REQUIRED];
  // A language's code, such as es; en when absent.
  string language = 2;
}

// A greeting.
message SayHelloResponse {
  // The whole of it.
  string message = 1;
}
`,
    [`migrations/${name}/${timestamp}_create_${name}.ts`]: `import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('create table greetings (language text primary key, greeting text not null)');
  await knex.raw(\`insert into greetings values ('en', 'Hello'), ('es', 'Hola'), ('zh', '你好')\`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table greetings');
}
`,
    [`src/${name}/main.ts`]: `import { runService } from '../runtime/lifecycle.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';

await runService({ service: '${name}', readConfig, createApp });
`,
    [`src/${name}/config.ts`]: `import { readEnv, serviceSettings } from '../runtime/config.ts';

export function readConfig(env: NodeJS.ProcessEnv) {
  return readEnv(serviceSettings, env);
}

export type Config = ReturnType<typeof readConfig>;
`,
    [`src/${name}/app.ts`]: `import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import grpcPb from '../../gen/plaza/${name}/v1/${name}_grpc_pb.js';
import { openDatabase } from '../runtime/database.ts';
import { createFault } from '../runtime/fault.ts';
import { followRevocations } from '../runtime/follow-revocations.ts';
import { createHealth } from '../runtime/health.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createPeers } from '../runtime/peers.ts';
import { createServer, implement } from '../runtime/server.ts';
import { noTelemetry, type Telemetry } from '../runtime/telemetry/telemetry.ts';
import type { Config } from './config.ts';
import { sayHello } from './rpc/say-hello.ts';

/** The ${name} service, ready to listen. */
export function createApp(config: Config, log: Logger, telemetry: Telemetry = noTelemetry): App {
  const { databaseUrl: url, databasePool: max, instance, reflection } = config;
  const db = openDatabase({ url, max, name: \`${name} \${instance}\`, log, telemetry });
  const peers = createPeers(config.mesh);
  const accounts = peers.connect('accounts', accountsGrpc.RevocationsService);
  const { revocations, ...followed } = followRevocations(
    (call) => accounts.watchRevocations(new accountsPb.WatchRevocationsRequest(), call),
    log,
  );
  const service = implement(grpcPb.${Name}Service, { sayHello: sayHello(db) });
  const probe = () => db.healthy();
  const health = createHealth({ services: [service.name], probe, ready: followed.ready, log });
  const fault = createFault(config.fault);
  const services = [service];
  const server = createServer({ log, services, telemetry, health, reflection, fault, revocations });
  return {
    server,
    health,
    start() {},
    async stop() {
      await followed.stop();
      peers.close();
      await db.close();
    },
  };
}
`,
    [`src/${name}/rpc/say-hello.ts`]: `import pb from '../../../gen/plaza/${name}/v1/${name}_pb.js';
import type { Database } from '../../runtime/database.ts';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { findGreeting } from '../db/find-greeting.ts';

export function sayHello(db: Database): Unary<pb.SayHelloRequest, pb.SayHelloResponse> {
  return async (request) => {
    const violations = new Violations();
    const name = violations.text('name', request.getName(), { max: 100 });
    violations.throwIfAny();
    const language = request.getLanguage() || 'en';
    const greeting = await findGreeting(db, language);
    if (greeting === undefined) throw notFound('greeting', language);
    return new pb.SayHelloResponse().setMessage(\`\${greeting}, \${name}!\`);
  };
}
`,
    [`src/${name}/db/find-greeting.ts`]: `import type { Queryable } from '../../runtime/database.ts';

export async function findGreeting(db: Queryable, language: string): Promise<string | undefined> {
  const [row] = await db.query<{ greeting: string }>({
    name: 'find-greeting',
    text: 'select greeting from greetings where language = $1::text',
    values: [language],
  });
  return row?.greeting;
}
`,
  };
}

/** mesh/plaza.ts with a row for the service, behind the last one. */
export function withRow(plaza: string, name: string): string {
  const row = `  {
    name: '${name}',
    packages: ['plaza.${name}.v1'],
    calls: [],
    database: true,
    publishes: [],
    queues: {},
  },
`;
  const end = plaza.indexOf('\n];');
  if (end < 0) throw new Error('mesh/plaza.ts has no list of rows that ends with "];" on a line of its own.');
  return `${plaza.slice(0, end + 1)}${row}${plaza.slice(end + 1)}`;
}
