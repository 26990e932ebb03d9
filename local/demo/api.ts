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
    const reply = await fetch(new URL(path, url), {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await reply.text();
    const isAway = reply.status === 503 && repeats++ < MOST_REPEATS;
    if (reply.status === 429 || isAway) {
      await delay(1_000 * Number(reply.headers.get('retry-after') ?? 1));
      continue;
    }
    return { status: reply.status, json: text === '' ? undefined : JSON.parse(text) };
  }
}

/** Throws unless the answer has one of these statuses. */
export function expectStatus(reply: Reply, what: string, ...statuses: number[]): Reply {
  if (statuses.includes(reply.status)) return reply;
  throw new Error(`${what} was answered ${reply.status} ${reply.json?.message ?? ''}`);
}
