import type { Knex } from 'knex';

// What rooms and spaces keep is counted in their rows, which are locked by whatever changes it. The version before this one goes on without
// counting, so what it adds while both run is missing in the counts.
export async function up(knex: Knex): Promise<void> {
  // A room is made before its first message, and keeps its newest messages: those from first_position on.
  await knex.raw('alter table rooms drop constraint rooms_last_position_check');
  await knex.raw(`
    alter table rooms
      add constraint rooms_last_position_check check (last_position >= 0),
      add column first_position bigint not null default 1 check (first_position > 0),
      add column bytes bigint not null default 0 check (bytes >= 0)`);
  await knex.raw(`
    update rooms as r set bytes = m.bytes
    from (select room, sum(octet_length(text)) as bytes from messages group by room) as m where m.room = r.room`);

  await knex.raw(`
    alter table spaces
      add column entries integer not null default 0 check (entries >= 0),
      add column bytes bigint not null default 0 check (bytes >= 0)`);
  await knex.raw(`
    update spaces as s set entries = e.entries, bytes = e.bytes
    from (select space, count(*) as entries, sum(octet_length(key) + octet_length(value)) as bytes
          from entries group by space) as e where e.space = s.space`);

  // How many rooms and spaces each user has made.
  await knex.raw(`
    create table makers (
      user_id uuid    primary key,
      rooms   integer not null default 0 check (rooms >= 0),
      spaces  integer not null default 0 check (spaces >= 0)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table makers');
  await knex.raw('alter table spaces drop column entries, drop column bytes');
  await knex.raw('delete from rooms where last_position = 0');
  await knex.raw('alter table rooms drop column first_position, drop column bytes');
  await knex.raw('alter table rooms drop constraint rooms_last_position_check');
  await knex.raw('alter table rooms add constraint rooms_last_position_check check (last_position > 0)');
}
