import pg from 'pg';
import { callApi, expectStatus } from './api.ts';

export const DEMO_PASSWORD = 'plaza-demo-password';

export const DEMO_ACCOUNTS = {
  admin: { email: 'admin@plaza.example', fullName: 'Ada Admin', roles: ['customer', 'admin'] },
  staff: { email: 'staff@plaza.example', fullName: 'Stan Staff', roles: ['customer', 'staff'] },
  customer: { email: 'customer@plaza.example', fullName: 'Cora Customer', roles: ['customer'] },
} as const;

/** A user's access token, or undefined when the password is not theirs. */
export async function signIn(
  url: string,
  email: string,
  password = DEMO_PASSWORD,
): Promise<string | undefined> {
  const reply = await callApi(url, 'POST', '/v1/sessions', { body: { email, password } });
  if (reply.status === 401) return undefined;
  return expectStatus(reply, `signing ${email} in`, 200).json.accessToken;
}

/**
 * Signs the demo accounts up and gives them their roles; changes nothing where that is done. Returns the admin's token.
 * The first admin cannot be made by the API, where only an admin makes one: that is the one statement of SQL here.
 */
export async function createDemoAccounts(url: string, accountsDatabaseUrl: string): Promise<string> {
  const { admin, staff } = DEMO_ACCOUNTS;
  const present = await signIn(url, admin.email);
  if (present !== undefined && (await rolesOf(url, present)).includes('admin')) return present;
  for (const { email, fullName } of Object.values(DEMO_ACCOUNTS)) {
    const body = { email, fullName, password: DEMO_PASSWORD };
    expectStatus(await callApi(url, 'POST', '/v1/users', { body }), `signing ${email} up`, 201, 409);
  }
  await makeAdmin(accountsDatabaseUrl, admin.email);
  const token = await signIn(url, admin.email);
  if (token === undefined) throw new Error(`${admin.email} has another password than the demo's.`);
  const filter = encodeURIComponent(`email = "${staff.email}"`);
  const found = expectStatus(
    await callApi(url, 'GET', `/v1/users?filter=${filter}`, { token }),
    'looking for staff',
    200,
  );
  const roles = await callApi(url, 'POST', `/v1/users/${found.json.users[0].id}:setRoles`, {
    token,
    body: { roles: staff.roles },
  });
  expectStatus(roles, `giving ${staff.email} its roles`, 200);
  return token;
}

async function rolesOf(url: string, token: string): Promise<string[]> {
  const reply = await callApi(url, 'GET', '/v1/users/me', { token });
  return expectStatus(reply, 'asking for the own account', 200).json.roles ?? [];
}

async function makeAdmin(databaseUrl: string, email: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `update users set roles = array['customer', 'admin'], version = version + 1, update_time = now()
       where email = $1 and not roles @> array['admin']`,
      [email],
    );
  } finally {
    await client.end();
  }
}
