import { createInterface } from 'node:readline';
import { runAdmins } from '../admins.ts';
import { control } from '../control.ts';
import { layoutOf } from '../layout.ts';
import { STATE_DIR } from '../settings.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make first-admin EMAIL=ada@plaza.example
       make remove-admin EMAIL=ada@plaza.example

In the running mesh of this checkout, makes the first admin, who is signed up or has an account with the password that is asked for; or takes
the role from an admin and ends their sessions.
  --email <address>  whom
  --remove           takes the role instead`;

await runCommand(
  USAGE,
  { email: { type: 'string' }, remove: { type: 'boolean' } },
  async ({ email, remove }) => {
    if (!email) throw new Error('Say whom: make first-admin EMAIL=ada@plaza.example');
    const url = await control<string>(layoutOf(STATE_DIR).control, 'database', { service: 'accounts' });
    const said = remove
      ? await runAdmins(url, ['remove', email])
      : await runAdmins(url, ['first', email], await askPassword());
    process.stdout.write(`${said}\n`);
  },
);

/** The first line of the standard input; at a terminal it is asked for, and not shown. */
async function askPassword(): Promise<string> {
  const { stdin, stderr } = process;
  const lines = createInterface({ input: stdin, terminal: stdin.isTTY ?? false });
  if (stdin.isTTY) stderr.write('Password: ');
  for await (const line of lines) {
    if (stdin.isTTY) stderr.write('\n');
    lines.close();
    return line;
  }
  return '';
}
