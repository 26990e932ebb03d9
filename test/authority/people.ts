// Those whose tokens are good no more, and the ways in which that comes about.
import jwt from 'jsonwebtoken';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { setRoles, signIn, signUp, type User, type World } from '../requests/world.ts';
import { readRealKey } from '../tokens/index.ts';

/** Somebody new with the role admin, signed in. */
export async function newAdmin(mesh: TestMesh, world: World): Promise<User> {
  const user = await signUp(mesh.target, world.unique('boss'));
  await setRoles(mesh.target, world.users.admin.token, user.id, ['customer', 'admin']);
  return signIn(mesh.target, user.email, user.password);
}

async function send(
  mesh: TestMesh,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<void> {
  const reply = await http(mesh.target.httpUrl, { method, path, body, token });
  if (reply.status >= 300) throw new Error(`${method} ${path} was answered ${reply.status} ${reply.text}`);
}

/** What ends the tokens of somebody, each by what it is called. */
export const endings: Record<string, (mesh: TestMesh, user: User) => Promise<void>> = {
  'is deleted': (mesh, { token }) => send(mesh, 'DELETE', '/v1/users/me', undefined, token),
  'is demoted': (mesh, { id, token }) =>
    send(mesh, 'POST', `/v1/users/${id}:setRoles`, { roles: ['customer'] }, token),
  'signs out': (mesh, { refreshToken }) => send(mesh, 'POST', '/v1/sessions:revoke', { refreshToken }),
  'ends their sessions': (mesh, { token }) => send(mesh, 'POST', '/v1/users/me:endSessions', {}, token),
  'changes their password elsewhere': async (mesh, { email, password }) => {
    const elsewhere = await signIn(mesh.target, email, password);
    const body = { oldPassword: password, newPassword: `new ${password}` };
    await send(mesh, 'POST', '/v1/users/me:changePassword', body, elsewhere.token);
  },
  'shows a refresh token twice': async (mesh, { refreshToken }) => {
    await send(mesh, 'POST', '/v1/sessions:refresh', { refreshToken });
    const again = await http(mesh.target.httpUrl, { path: '/v1/sessions:refresh', body: { refreshToken } });
    if (again.status !== 401) throw new Error(`the second time was answered ${again.status}`);
  },
};

/** The same token with another end, as accounts would have signed it. */
export async function withLifetime(mesh: TestMesh, token: string, seconds: number): Promise<string> {
  const { kid, key } = await readRealKey(mesh);
  const claims = jwt.decode(token) as jwt.JwtPayload;
  const exp = Math.floor(Date.now() / 1_000) + seconds;
  const session = claims.session.replace(/\d+$/, String(exp));
  return jwt.sign({ ...claims, exp, session }, key, { algorithm: 'ES256', keyid: kid, noTimestamp: true });
}
