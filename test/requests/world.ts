// Who asks: an admin that is there before, and the users that a run of the table signs up for itself.
import { randomBytes } from 'node:crypto';
import { http } from '../harness/http.ts';

/** A data plane to ask. */
export interface Target {
  /** http://host:port, for JSON. */
  httpUrl: string;
  /** host:port, for native gRPC. */
  grpcAddress: string;
  admin: { email: string; password: string };
}

export type Role = 'anonymous' | 'customer' | 'other' | 'staff' | 'admin';

export interface User {
  id: string;
  email: string;
  password: string;
  token: string;
  refreshToken: string;
}

export interface World {
  /** Different in every run, letters and digits. */
  run: string;
  unique(prefix: string): string;
  users: Record<Exclude<Role, 'anonymous'>, User>;
  token(role: Role): string | undefined;
  /** What earlier rows kept for later ones; asking for what nobody kept throws. */
  kept: Record<string, string>;
}

export async function createWorld(target: Target): Promise<World> {
  const run = randomBytes(5).toString('hex');
  let count = 0;
  const unique = (prefix: string) => {
    count += 1;
    return `${prefix}${run}${count}`;
  };
  const admin = await signIn(target, target.admin.email, target.admin.password);
  const customer = await signUp(target, unique('customer'));
  const other = await signUp(target, unique('other'));
  const hired = await signUp(target, unique('staff'));
  await setRoles(target, admin.token, hired.id, ['customer', 'staff']);
  const staff = await signIn(target, hired.email, hired.password);
  const users = { customer, other, staff, admin };
  const kept = new Proxy<Record<string, string>>(
    {},
    {
      get(all, name: string) {
        if (all[name] === undefined) throw new Error(`an earlier row should have kept ${name}`);
        return all[name];
      },
    },
  );
  return {
    run,
    unique,
    users,
    kept,
    token: (role) => (role === 'anonymous' ? undefined : users[role].token),
  };
}

export async function signUp(target: Pick<Target, 'httpUrl'>, name: string): Promise<User> {
  const email = `${name}@test.example`;
  const password = `correct horse ${name}`;
  const reply = await http(target.httpUrl, {
    path: '/v1/users',
    body: { email, password, fullName: `The ${name}` },
  });
  if (reply.status !== 201) throw new Error(`signing ${name} up was answered ${reply.status} ${reply.text}`);
  return signIn(target, email, password);
}

export async function signIn(
  target: Pick<Target, 'httpUrl'>,
  email: string,
  password: string,
): Promise<User> {
  const reply = await http(target.httpUrl, { path: '/v1/sessions', body: { email, password } });
  if (reply.status !== 200) throw new Error(`signing ${email} in was answered ${reply.status} ${reply.text}`);
  const { accessToken, refreshToken } = reply.json;
  const me = await http(target.httpUrl, { path: '/v1/users/me', token: accessToken });
  if (me.status !== 200) throw new Error(`users/me of ${email} was answered ${me.status} ${me.text}`);
  return { id: me.json.id, email, password, token: accessToken, refreshToken };
}

export async function setRoles(
  target: Pick<Target, 'httpUrl'>,
  token: string,
  id: string,
  roles: string[],
): Promise<void> {
  const reply = await http(target.httpUrl, { path: `/v1/users/${id}:setRoles`, body: { roles }, token });
  if (reply.status !== 200) throw new Error(`setting roles was answered ${reply.status} ${reply.text}`);
}
