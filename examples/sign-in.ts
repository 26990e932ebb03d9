/** What both examples are told on their command line, beside what is their own. */
export const commonOptions = {
  host: { type: 'string', default: 'localhost:8080' },
  email: { type: 'string', default: 'customer@plaza.example' },
  password: { type: 'string', default: 'plaza-demo-password' },
  help: { type: 'boolean', default: false },
} as const;

export const commonUsage = `  --host HOST:PORT   the gateway (localhost:8080)
  --email, --password   an account (the demo customer's)`;

/** Gives what `read` reads of the command line; prints the usage and ends when that is asked for, or when the line is wrong. */
export function readOptions<T extends { help: boolean }>(usage: string, read: () => T): T {
  try {
    const options = read();
    if (!options.help) return options;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

export interface Account {
  readonly host: string;
  readonly email: string;
  readonly password: string;
}

/** Well below the 15 minutes that an access token lives. */
const FRESH_MS = 10 * 60_000;

/** Gives an access token of the account, signing in when the last one is old. */
export function signedIn({ host, email, password }: Account): () => Promise<string> {
  let token = '';
  let made = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - made < FRESH_MS) return token;
    const reply = await fetch(`http://${host}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const answer = (await reply.json()) as { accessToken?: string; message?: string };
    if (!answer.accessToken) throw new Error(`Cannot sign ${email} in: ${answer.message}`);
    token = answer.accessToken;
    made = performance.now();
    return token;
  };
}
