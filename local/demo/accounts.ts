import { runAdmins } from '../admins.ts';
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
 * Signs the demo accounts up and gives them their roles; changes nothing where that is done. Returns the admin's token. An account counts as
 * the demo's by its password: whoever else has signed up with its address gets no role.
 */
export async function createDemoAccounts(url: string, accountsDatabaseUrl: string): Promise<string> {
  const { admin, staff, customer } = DEMO_ACCOUNTS;
  const present = await signIn(url, admin.email);
  if (present === undefined || !(await accountOf(url, present)).roles.includes('admin'))
    await runAdmins(accountsDatabaseUrl, ['first', admin.email, admin.fullName], DEMO_PASSWORD);
  for (const { email, fullName } of [staff, customer]) {
    const body = { email, fullName, password: DEMO_PASSWORD };
    expectStatus(await callApi(url, 'POST', '/v1/users', { body }), `signing ${email} up`, 201, 409);
  }
  const token = await demoToken(url, admin.email);
  const { id, roles } = await accountOf(url, await demoToken(url, staff.email));
  if (roles.includes('staff')) return token;
  const hired = await callApi(url, 'POST', `/v1/users/${id}:setRoles`, {
    token,
    body: { roles: staff.roles },
  });
  expectStatus(hired, `giving ${staff.email} its roles`, 200);
  return token;
}

async function demoToken(url: string, email: string): Promise<string> {
  const token = await signIn(url, email);
  if (token === undefined) throw new Error(`${email} has another password than the demo's.`);
  return token;
}

async function accountOf(url: string, token: string): Promise<{ id: string; roles: string[] }> {
  const reply = await callApi(url, 'GET', '/v1/users/me', { token });
  return expectStatus(reply, 'asking for the own account', 200).json;
}
