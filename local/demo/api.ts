import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of any method
  json: any;
}

/** How often a call is made again that found nobody: a repeat changes nothing, and a mesh that has just started may still be settling. */
const MOST_REPEATS = 5;

/** One call of the public API; when the gateway asks for patience (429), it is made again after the time it names. */
export async function callApi(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  { token, body }: { token?: string | undefined; body?: object } = {},
): Promise<Reply> {
  for (let repeats = 0; ; ) {
    const outgoing = request(new URL(path, url), {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      // Node's own agent, and its fetch, can be told by the environment to ask a proxy.
      agent: false,
      signal: AbortSignal.timeout(15_000),
    });
    outgoing.end(body && JSON.stringify(body));
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage];
    const answer = await text(reply);
    const status = reply.statusCode ?? 0;
    const isAway = status === 503 && repeats++ < MOST_REPEATS;
    if (status === 429 || isAway) {
      await delay(1_000 * Number(reply.headers['retry-after'] ?? 1));
      continue;
    }
    return { status, json: answer === '' ? undefined : JSON.parse(answer) };
  }
}

/** Throws unless the answer has one of these statuses. */
export function expectStatus(reply: Reply, what: string, ...statuses: number[]): Reply {
  if (statuses.includes(reply.status)) return reply;
  throw new Error(`${what} was answered ${reply.status} ${reply.json?.message ?? ''}`);
}
