import { availableParallelism } from 'node:os';
import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import { openDatabase } from '../runtime/database.ts';
import { createFault } from '../runtime/fault.ts';
import { createHealth } from '../runtime/health.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createNotices } from '../runtime/notices.ts';
import { createPageTokens } from '../runtime/pages.ts';
import { every, type Periodic } from '../runtime/periodic.ts';
import { createPublisher } from '../runtime/publisher.ts';
import { createServer, implement } from '../runtime/server.ts';
import { batchSizes } from '../runtime/telemetry/batch-sizes.ts';
import { noTelemetry, type Telemetry } from '../runtime/telemetry/telemetry.ts';
import type { Config } from './config.ts';
import { createKeyRing } from './key-ring.ts';
import { createPasswords } from './passwords.ts';
import { purgeJobs } from './purge.ts';
import { createRevocationLog } from './revocation-log.ts';
import { batchGetUsers } from './rpc/batch-get-users.ts';
import { changePassword } from './rpc/change-password.ts';
import { countSignIns } from './rpc/count-sign-ins.ts';
import { createSession } from './rpc/create-session.ts';
import { createUser } from './rpc/create-user.ts';
import { deleteUser } from './rpc/delete-user.ts';
import { endSessions } from './rpc/end-sessions.ts';
import { getJwks } from './rpc/get-jwks.ts';
import { getUser } from './rpc/get-user.ts';
import { importUsers } from './rpc/import-users.ts';
import { listUsers } from './rpc/list-users.ts';
import { refreshSession } from './rpc/refresh-session.ts';
import { revokeSession } from './rpc/revoke-session.ts';
import { rotateKey } from './rpc/rotate-key.ts';
import { setUserRoles } from './rpc/set-user-roles.ts';
import { streamUsers } from './rpc/stream-users.ts';
import { updateUser } from './rpc/update-user.ts';
import { watchRevocations } from './rpc/watch-revocations.ts';
import { createSources } from './sources.ts';
import { createTokenIssuer } from './token-issuer.ts';

const PURGE_EVERY_MS = 60_000;

/** What can end the session that it is called with; each stores its reply under its key. */
const { deleteUser: deletes, setUserRoles: setsRoles, endSessions: ends } = accountsGrpc.AccountsService;
const JUDGING = [deletes, setsRoles, ends].map(({ path }) => path);

/** How much longer than a token lives it is refused: proxies take it some seconds longer, and clocks differ. */
const REVOKED_LEEWAY_MS = 60_000;

/** Builds the service from its configuration; `now` is the clock that keys and access tokens live by. */
export async function createApp(
  config: Config,
  log: Logger,
  telemetry: Telemetry = noTelemetry,
  now = () => new Date(),
): Promise<App> {
  const db = openDatabase({
    url: config.databaseUrl,
    max: config.databasePool,
    name: config.instance,
    log,
    telemetry,
  });
  const lifetimeMs = config.tokenLifetimeS * 1_000;
  const keys = createKeyRing({
    db,
    encryptionKey: config.keyEncryptionKey,
    lifetimeMs,
    propagationMs: config.keyPropagationMs,
    now,
    log,
  });
  const publisher = createPublisher({ db, config, name: config.instance, log, telemetry });
  const { tokenIssuer, tokenAudience } = config;
  const issuer = createTokenIssuer(keys, { issuer: tokenIssuer, audience: tokenAudience, lifetimeMs }, now);
  const passwords = await createPasswords(availableParallelism());
  const sources = createSources(config.keyEncryptionKey);

  const notices = createNotices({
    url: config.databaseUrl,
    channel: 'revocations',
    name: config.instance,
    log,
  });
  const revocationLog = createRevocationLog({ db, notices, log });
  const revoking = { keepMs: lifetimeMs + REVOKED_LEEWAY_MS, told: revocationLog.told };
  const tokens = createPageTokens(config.pageTokenSecret);

  const services = [
    implement(accountsGrpc.AccountsService, {
      createUser: createUser(db, passwords, publisher.wake),
      getUser: getUser(db, batchSizes(telemetry)('users')),
      listUsers: listUsers(db, tokens),
      streamUsers: streamUsers(db, tokens),
      batchGetUsers: batchGetUsers(db),
      importUsers: importUsers(db, passwords, publisher.wake),
      updateUser: updateUser(db, publisher.wake),
      deleteUser: deleteUser(db, revoking, publisher.wake),
      setUserRoles: setUserRoles(db, revoking, publisher.wake),
      changePassword: changePassword(db, passwords, sources, revoking, publisher.wake),
      endSessions: endSessions(db, revoking, publisher.wake),
    }),
    implement(accountsGrpc.SessionsService, {
      createSession: countSignIns(telemetry, createSession(db, passwords, sources, issuer, publisher.wake)),
      refreshSession: refreshSession(db, issuer, revoking, publisher.wake),
      revokeSession: revokeSession(db, revoking, publisher.wake),
    }),
    implement(accountsGrpc.KeysService, {
      getJwks: getJwks(keys),
      rotateKey: rotateKey(db, keys, publisher.wake),
    }),
    implement(accountsGrpc.RevocationsService, { watchRevocations: watchRevocations(revocationLog) }),
  ];
  const health = createHealth({ services: services.map((s) => s.name), probe: () => db.healthy(), log });
  const fault = createFault(config.fault);
  const { revocations } = revocationLog;
  const { trail } = publisher;
  const server = createServer({
    log,
    services,
    telemetry,
    health,
    reflection: config.reflection,
    fault,
    trail,
    revocations,
    judging: JUDGING,
  });

  let jobs: Periodic[] = [];
  try {
    await keys.start();
    await revocationLog.start();
  } catch (error) {
    await revocationLog.stop();
    await notices.close();
    await db.close();
    throw error;
  }
  return {
    server,
    health,
    start() {
      publisher.start();
      jobs = Object.entries(purgeJobs(db, keys)).map(([name, job]) => every(PURGE_EVERY_MS, name, log, job));
    },
    async stop() {
      await Promise.all([publisher.stop(), revocationLog.stop(), ...jobs.map((job) => job.stop())]);
      await notices.close();
      await db.close();
    },
  };
}
