import pg from 'pg';
import { takeFromPublic } from '../src/runtime/postgres-server.ts';
import { Hopeless } from './until.ts';

const OLDEST = 15;

/**
 * Makes the role `name` (its password set anew) and a database of the same name that it owns, if they are missing. Nobody
 * else may connect to it.
 */
export async function createDatabase(adminUrl: string, name: string, password: string): Promise<void> {
  const id = pg.escapeIdentifier(name);
  await createRole(adminUrl, name, password);
  await withClient(adminUrl, async (client) => {
    const database = await client.query('select from pg_database where datname = $1', [name]);
    if (database.rowCount === 0) await client.query(`create database ${id} owner ${id}`);
    await client.query(`revoke all on database ${id} from public`);
  });
  await withClient(databaseUrl(adminUrl, name), (inside) => inside.query(takeFromPublic));
}

/** The role that owns a service's database and runs its migrations. */
export const ownerOf = (service: string): string => `${service}_owner`;

/**
 * Makes a service's database, which its owner's role owns, and the role that the service itself signs in as: without any right
 * until a migration gives it some. A database that the service's role owned, as all did once, changes hands with all that is in it.
 */
export async function createServiceDatabase(
  adminUrl: string,
  service: string,
  passwords: { owner: string; service: string },
): Promise<void> {
  const owner = ownerOf(service);
  await createRole(adminUrl, service, passwords.service);
  await createRole(adminUrl, owner, passwords.owner);
  await withClient(adminUrl, async (client) => {
    const found = await client.query<{ owner: string }>(
      'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
      [service],
    );
    const [id, ownerId] = [service, owner].map((name) => pg.escapeIdentifier(name));
    if (found.rowCount === 0) await client.query(`create database ${id} owner ${ownerId}`);
    await client.query(`revoke all on database ${id} from public`);
    await withClient(databaseUrl(adminUrl, service), async (inside) => {
      await inside.query(takeFromPublic);
      if (found.rows[0]?.owner === service) await inside.query(`reassign owned by ${id} to ${ownerId}`);
    });
  });
}

/** Closes the maintenance databases of a server that is Plaza's alone to the services' roles. */
export async function closeMaintenanceDatabases(adminUrl: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query('revoke all on database postgres, template1 from public'),
  );
}

/** Throws, in one sentence, when the server is older than Plaza's SQL needs. */
export async function requireVersion(adminUrl: string, oldest = OLDEST): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ number: string; text: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as text`,
    );
    const { number = '0', text = '' } = rows[0] ?? {};
    if (Number(number) >= oldest * 10_000) return;
    throw new Hopeless(
      `This PostgreSQL is ${text}; Plaza needs ${oldest} or newer: name another one with POSTGRES_URL.`,
    );
  });
}

async function createRole(adminUrl: string, name: string, password: string): Promise<void> {
  const id = pg.escapeIdentifier(name);
  await withClient(adminUrl, async (client) => {
    const role = await client.query('select from pg_roles where rolname = $1', [name]);
    const verb = role.rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role ${id} login password ${pg.escapeLiteral(password)}`);
    // A role may set for itself what its sessions begin with.
    await client.query(`alter role ${id} reset all`);
    // On a server whose admin is no superuser, one has to be a member of a role to give it a database.
    await client.query(`grant ${id} to current_user`);
  });
}

function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener a connection that is cut while idle would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
