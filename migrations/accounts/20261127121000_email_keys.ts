import type { Knex } from 'knex';
import { emailKey } from '../../src/runtime/email.ts';

const BATCH = 1_000;

export async function up(knex: Knex): Promise<void> {
  // What two addresses are the same account by. Of an address in ASCII that is the address in lower case, so that it needs no column, and
  // the version before this one may add such a user. Accounts of before whose addresses turn out to be one stay what they are: the oldest is
  // the one of the address, and the others are its twins, 1, 2 and so on.
  await knex.raw('alter table users add column email_key text');
  await knex.raw(
    'alter table users add column email_twin smallint not null default 0 check (email_twin >= 0)',
  );
  await fillKeys(knex);
  await knex.raw(`
    update users as u set email_twin = numbered.twin
    from (select id, row_number() over (partition by coalesce(email_key, lower(email collate "C"))
                                        order by create_time, id) - 1 as twin from users) as numbered
    where numbered.id = u.id and numbered.twin > 0`);
  await knex.raw('drop index users_email_key');
  await knex.raw(
    'create unique index users_email_key on users ((coalesce(email_key, lower(email collate "C"))), email_twin)',
  );

  // A failure counts for the key, which has no capitals; which of them a database knows besides those of ASCII is up to its locale.
  await checkFailures(knex, 'email = lower(email collate "C")');

  // Names are looked for in this form. A few letters are two in it: what would be too long then stays as it is.
  await knex.raw(`
    update users set full_name = normalize(full_name, nfc)
    where full_name is not nfc normalized and char_length(normalize(full_name, nfc)) <= 200`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('delete from sign_in_failures where email <> lower(email)');
  await checkFailures(knex, 'email = lower(email)');
  await knex.raw('drop index users_email_key');
  await knex.raw('create unique index users_email_key on users (lower(email))');
  await knex.raw('alter table users drop column email_twin');
  await knex.raw('alter table users drop column email_key');
}

async function checkFailures(knex: Knex, condition: string): Promise<void> {
  await knex.raw('alter table sign_in_failures drop constraint sign_in_failures_email_check');
  await knex.raw(
    `alter table sign_in_failures add constraint sign_in_failures_email_check check (${condition})`,
  );
}

async function fillKeys(knex: Knex): Promise<void> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await knex.raw<{ rows: { id: string; email: string }[] }>(
      `select id, email from users where id > ?::uuid and octet_length(email) > char_length(email) order by id limit ?`,
      [last, BATCH],
    );
    if (rows.length === 0) return;
    await knex.raw(
      `update users as u set email_key = k.key
       from unnest(?::uuid[], ?::text[]) as k (id, key) where k.id = u.id`,
      [rows.map(({ id }) => id), rows.map(({ email }) => emailKey(email))],
    );
    last = rows.at(-1)!.id;
  }
}
