import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Follower, follow } from '../follow.ts';
import { layoutOf } from '../layout.ts';
import { prettyLine } from '../log-line.ts';
import { STATE_DIR } from '../settings.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make logs [SERVICE=catalog] [LINES=20]

Shows the last lines of the logs and follows them until Ctrl-C. Without SERVICE: those of all services. SERVICE may also be one
process: catalog-2, catalog-2-envoy, gateway, postgres.
  --service <name>  which
  --lines <count>   how many lines of the past, of each log; default 20
  --once            do not follow
  --raw             lines as they stand in the files`;

await runCommand(
  USAGE,
  {
    service: { type: 'string' },
    lines: { type: 'string' },
    once: { type: 'boolean' },
    raw: { type: 'boolean' },
  },
  async ({ service, lines = '20', once, raw }) => {
    if (!/^\d+$/.test(lines)) throw new Error(`LINES is "${lines}": it must be a whole number.`);
    const { logs } = layoutOf(STATE_DIR);
    if (namesOf(logs, service).length === 0)
      throw new Error(`There is no log of ${service ?? 'any service'} in ${logs}.`);
    const followers = new Map<string, Follower>();
    for (;;) {
      // Scaling adds files while we look.
      for (const name of namesOf(logs, service)) {
        if (!followers.has(name)) followers.set(name, follow(join(logs, `${name}.log`), Number(lines)));
      }
      for (const [name, follower] of followers) {
        for (const line of follower.read()) {
          const shown = raw ? line : prettyLine(name, line);
          if (shown !== undefined) process.stdout.write(`${shown}\n`);
        }
      }
      if (once) return;
      await delay(200);
    }
  },
);

/** The processes that are meant: a service's replicas, or the one process of that name; sidecars only by their full name. */
function namesOf(logs: string, service: string | undefined): string[] {
  const names = existsSync(logs)
    ? readdirSync(logs).flatMap((file) => /^(.+)\.log$/.exec(file)?.[1] ?? [])
    : [];
  const replica = new RegExp(service === undefined ? '^[a-z]+-\\d+$' : `^(${service}|${service}-\\d+)$`);
  return names.filter((name) => replica.test(name)).sort();
}
