// What the API does for nobody: makes the first admin, and takes the role from an admin who does not give it up. For whoever operates Plaza:
// it needs the access to the database that a pod of accounts has, and nothing else.
//
//   DATABASE_URL=postgres://… node src/accounts/admins.ts first ada@plaza.example 'Ada Lovelace' < file-with-the-password
import { text } from 'node:stream/consumers';
import { openDatabase } from '../runtime/database.ts';
import { PlazaError } from '../runtime/errors.ts';
import { createLog } from '../runtime/log.ts';
import { makeFirstAdmin, removeAdmin } from './first-admin.ts';

const USAGE = `Usage: node src/accounts/admins.ts first EMAIL [FULL_NAME]
       node src/accounts/admins.ts remove EMAIL

first   makes the first admin. The first line of the standard input is the password: of the account with this address, or of the one that is
        made. Refuses when there is an admin.
remove  takes the role from an admin and ends their sessions. Refuses when there is no other admin.
DATABASE_URL names the database of accounts.`;

const [verb, email = '', fullName = 'Admin'] = process.argv.slice(2);
const url = process.env.DATABASE_URL ?? '';
if ((verb !== 'first' && verb !== 'remove') || email === '' || url === '') {
  console.error(USAGE);
  process.exit(2);
}
const log = createLog({ service: 'accounts', instance: 'admins', level: 'error' });
const db = openDatabase({ url, max: 1, name: 'admins', log });
try {
  if (verb === 'remove') console.log(`users/${await removeAdmin(db, email, log)} is no admin any more.`);
  else {
    const password = (await text(process.stdin)).split(/\r?\n/)[0]!;
    console.log(`users/${await makeFirstAdmin(db, { email, fullName, password }, log)} is the first admin.`);
  }
} catch (error) {
  // What comes from the database may hold a row.
  console.error(PlazaError.from(error).message);
  process.exitCode = 1;
} finally {
  await db.close();
}
