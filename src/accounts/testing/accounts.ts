// The accounts service in this process, on a database of its own, and a client that stands for gateway and sidecar: it sets the
// identity headers by hand.
//
//   const accounts = await startAccounts();
//   after(accounts.stop);
//   const ada = await accounts.signUp({ email: 'ada@example.com' });
//   await accounts.call(Accounts.getUser, build(accountsPb.GetUserRequest, { id: 'me' }), as(ada));
//   const failure = await accounts.refusal(Accounts.getUser, …);
import {
  Client,
  credentials,
  Metadata,
  type MethodDefinition,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import detailsPb from '../../../gen/google/rpc/error_details_pb.js';
import statusPb from '../../../gen/google/rpc/status_pb.js';
import accountsGrpc from '../../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { stopInOrder } from '../../runtime/lifecycle.ts';
import { createLog, type Logger } from '../../runtime/log.ts';
import type { Telemetry } from '../../runtime/telemetry/telemetry.ts';
import { type TestDatabase, testDatabase } from '../../runtime/testing/database.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Role } from '../domain/roles.ts';

export const {
  AccountsService: Accounts,
  SessionsService: Sessions,
  KeysService: Keys,
  RevocationsService: Revocations,
} = accountsGrpc;

export const PASSWORD = 'correct horse battery';
export const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');

/** The headers of a call; each is absent by default. */
export interface Caller {
  subject?: string;
  roles?: readonly Role[];
  /** The claim of their token. */
  session?: string;
  /** The workload's service account, such as gateway. */
  workload?: string;
  requestId?: string;
  /** The client's, as the gateway tells it. */
  address?: string;
  ifMatch?: string;
  idempotencyKey?: string;
  deadlineMs?: number;
}

export interface Refusal {
  code: string;
  reason: string;
  message: string;
  metadata: Record<string, string>;
  /** `field: description`. */
  violations: string[];
  /** Of the violations, '' for those without. */
  violationReasons: string[];
}

export type TestAccounts = Awaited<ReturnType<typeof startAccounts>>;

export interface StartOptions {
  /** Share the database of another instance, as a second replica does. */
  database?: TestDatabase;
  now?: () => Date;
  env?: Record<string, string>;
  telemetry?: Telemetry;
  /** Whether STAFF and ADMIN have accounts, default true. */
  hired?: boolean;
}

export async function startAccounts(options: StartOptions = {}) {
  const database = options.database ?? (await testDatabase({ service: 'accounts' }));
  if (options.hired ?? true) await hire(database);
  const lines: string[] = [];
  const log: Logger = createLog(
    { service: 'accounts', instance: 'accounts-test', level: 'trace' },
    { write: (line) => void lines.push(line) },
  );
  const config = readConfig({
    LISTEN: '127.0.0.1:0',
    MESH: '127.0.0.1:1',
    DATABASE_URL: database.url,
    INSTANCE: 'accounts-test',
    PAGE_TOKEN_SECRET: 'page tokens of the tests',
    KEY_ENCRYPTION_KEY: ENCRYPTION_KEY,
    // Nobody is there: what is told stays in the outbox.
    BROKER_URL: 'postgres://127.0.0.1:1/broker',
    BROKER_TOPOLOGY: '{}',
    DRAIN_MS: '0',
    ...options.env,
  });
  const app = await createApp(config, log, options.telemetry, options.now);
  await app.health.start();
  const client = new Client(await app.server.listen(config.listen), credentials.createInsecure(), {
    'grpc.enable_http_proxy': 0,
  });

  function call<Q, R>(method: MethodDefinition<Q, R>, request: Q, caller: Caller = {}): Promise<R> {
    return new Promise((resolve, reject) => {
      const deadline = Date.now() + (caller.deadlineMs ?? 20_000);
      const { path, requestSerialize, responseDeserialize } = method;
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        headersOf(caller),
        { deadline },
        (error, reply) => (error ? reject(error) : resolve(reply!)),
      );
    });
  }

  async function refusal<Q, R>(
    method: MethodDefinition<Q, R>,
    request: Q,
    caller?: Caller,
  ): Promise<Refusal> {
    let error: ServiceError;
    try {
      await call(method, request, caller);
    } catch (thrown) {
      error = thrown as ServiceError;
      return readRefusal(error);
    }
    throw new Error(`${method.path} was not refused`);
  }

  let signedUp = 0;
  return {
    database,
    client,
    /** What has been logged so far. */
    logged: () => lines.join(''),
    call,
    /** Calls and gives why it was refused; throws when it was not. */
    refusal,
    async signUp(fields: { email?: string; username?: string; fullName?: string; password?: string } = {}) {
      const email = fields.email ?? `user-${++signedUp}-${process.pid}@example.com`;
      const request = build(accountsPb.CreateUserRequest, {
        email,
        password: PASSWORD,
        fullName: 'Ada Lovelace',
        ...fields,
      });
      return call(Accounts.createUser, request);
    },
    signIn(email: string, password = PASSWORD) {
      return call(Sessions.createSession, build(accountsPb.CreateSessionRequest, { email, password }));
    },
    async stop() {
      client.close();
      await stopInOrder(app, 0);
      if (!options.database) await database.close();
    },
  };
}

/** The headers of a user's call through the gateway. */
export function as(user: accountsPb.User, extra: Caller = {}): Caller {
  return { subject: user.getId(), roles: user.getRolesList() as Role[], workload: 'gateway', ...extra };
}

/** Somebody of the staff, with an account in the database of every test that does not say otherwise. */
export const STAFF: Caller = { subject: '01900000-0000-7000-8000-00000000000a', roles: ['staff'] };
export const ADMIN: Caller = { subject: '01900000-0000-7000-8000-00000000000b', roles: ['admin'] };

/** What their rights are decided by. */
async function hire({ db }: TestDatabase): Promise<void> {
  for (const { subject, roles } of [STAFF, ADMIN]) {
    await db.execute({
      name: 'spec-hire',
      text: `insert into users (id, email, full_name, roles, password_hash)
             values ($1::uuid, $2::text, 'Hired', $3::text[], '$argon2id$none') on conflict do nothing`,
      values: [subject, `${roles![0]}@hired.example`, roles],
    });
  }
}

/** A message with the given fields set; an array sets a repeated one. */
export function build<M extends Message>(type: new () => M, fields: Record<string, unknown>): M {
  const message = new type();
  const setters = message as unknown as Record<string, (value: unknown) => void>;
  for (const [name, value] of Object.entries(fields)) {
    const setter = `set${name[0]!.toUpperCase()}${name.slice(1)}${Array.isArray(value) ? 'List' : ''}`;
    setters[setter]!(value);
  }
  return message;
}

/** The metadata of a caller. */
export function headersOf(caller: Caller): Metadata {
  const metadata = new Metadata();
  const set = (name: string, value: string | undefined) => value !== undefined && metadata.set(name, value);
  set('x-plaza-subject', caller.subject);
  set('x-plaza-roles', caller.roles?.join(' '));
  set('x-plaza-session', caller.session);
  if (caller.workload) set('x-plaza-caller', `spiffe://plaza.local/ns/plaza/sa/${caller.workload}`);
  set('x-request-id', caller.requestId);
  set('x-forwarded-for', caller.address);
  set('if-match', caller.ifMatch);
  set('idempotency-key', caller.idempotencyKey);
  return metadata;
}

function readRefusal(error: ServiceError): Refusal {
  const bytes = error.metadata.get('grpc-status-details-bin')[0] as Buffer | undefined;
  const refusal: Refusal = {
    code: status[error.code],
    reason: '',
    message: error.details,
    metadata: {},
    violations: [],
    violationReasons: [],
  };
  if (!bytes) return refusal;
  for (const any of statusPb.Status.deserializeBinary(bytes).getDetailsList()) {
    const type = any.getTypeName();
    if (type === 'google.rpc.ErrorInfo') {
      const info = detailsPb.ErrorInfo.deserializeBinary(any.getValue_asU8());
      refusal.reason = info.getReason();
      info.getMetadataMap().forEach((value, key) => {
        refusal.metadata[key] = value;
      });
    } else if (type === 'google.rpc.BadRequest') {
      const bad = detailsPb.BadRequest.deserializeBinary(any.getValue_asU8());
      const told = bad.getFieldViolationsList();
      refusal.violations = told.map((v) => `${v.getField()}: ${v.getDescription()}`);
      refusal.violationReasons = told.map((v) => v.getReason());
    }
  }
  return refusal;
}
