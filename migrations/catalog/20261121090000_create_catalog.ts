import type { Knex } from 'knex';
import { createKeysTable, dropKeysTable } from '../../src/runtime/keys-table.ts';

const ORDERS = { create_time: 'create_time', name: 'name', price: 'currency, price_minor' };

export async function up(knex: Knex): Promise<void> {
  // A trusted extension: the owner of the database may create it.
  await knex.raw('create extension if not exists pg_trgm');

  // A book is a product with an author and an ISBN, so that lists, search and stock know one kind of thing. Milliseconds are what
  // the API and a page cursor carry; microseconds would make a cursor point between rows.
  await knex.raw(`
    create table products (
      id          uuid           primary key,
      sku         text           not null check (sku ~ '^[A-Za-z0-9._-]{1,64}$'),
      name        text           not null check (char_length(name) between 1 and 200),
      description text           not null check (char_length(description) <= 10000),
      category    text           not null check (category ~ '^[a-z0-9-]{1,64}$'),
      currency    text           not null check (currency ~ '^[A-Z]{3}$'),
      price_minor bigint         not null check (price_minor between 0 and 100000000000000),
      image_url   text           not null check (char_length(image_url) <= 2000),
      author      text           check (char_length(author) between 1 and 200),
      isbn13      text           check (isbn13 ~ '^[0-9]{13}$'),
      version     bigint         not null default 1,
      create_time timestamptz(3) not null default now(),
      update_time timestamptz(3) not null default now(),
      deleted_at  timestamptz(3),
      search      tsvector       not null generated always as (
        setweight(to_tsvector('english', name), 'A')
        || setweight(to_tsvector('simple', coalesce(author, '') || ' ' || coalesce(isbn13, '')), 'A')
        || setweight(to_tsvector('english', coalesce(author, '')), 'B')
        || setweight(to_tsvector('english', description), 'C')
      ) stored,
      check ((author is null) = (isbn13 is null))
    )`);

  // PostgreSQL checks indexes in the order of their making: a book without a sku of its own whose ISBN is there is told of the ISBN.
  await knex.raw('create unique index products_live_isbn13 on products (isbn13) where deleted_at is null');
  await knex.raw('create unique index products_live_sku on products (sku) where deleted_at is null');

  // One index for each order of a list, by itself and behind the category: a page costs the same wherever it stands.
  for (const [name, columns] of Object.entries({ ...ORDERS, sku: 'sku' })) {
    await knex.raw(`create index products_by_${name} on products (${columns}, id) where deleted_at is null`);
    await knex.raw(
      `create index products_by_category_${name} on products (category, ${columns}, id) where deleted_at is null`,
    );
  }
  for (const [name, columns] of Object.entries({ ...ORDERS, author: 'author' })) {
    await knex.raw(
      `create index books_by_${name} on products (${columns}, id) where deleted_at is null and isbn13 is not null`,
    );
  }
  await knex.raw('create index products_search on products using gin (search) where deleted_at is null');
  await knex.raw(`
    create index products_trigrams on products using gin ((name || ' ' || coalesce(author, '')) gin_trgm_ops)
    where deleted_at is null`);
  await knex.raw('create index products_deleted on products (deleted_at) where deleted_at is not null');

  // What every sale changes stands apart from what every read reads, in narrow rows with room to be updated in place: no index
  // but the key, and half-empty pages (HOT updates).
  await knex.raw(`
    create table stock (
      product_id uuid   primary key references products on delete cascade,
      on_hand    bigint not null,
      reserved   bigint not null default 0,
      check (0 <= reserved and reserved <= on_hand)
    ) with (fillfactor = 70)`);

  await knex.raw(`
    create table reservations (
      id          uuid           primary key,
      state       text           not null check (state in ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED')),
      expire_time timestamptz(3),
      state_time  timestamptz(3) not null default now(),
      check (expire_time is not null or state = 'RELEASED')
    ) with (fillfactor = 80)`);
  await knex.raw(`create index reservations_held on reservations (expire_time) where state = 'HELD'`);
  await knex.raw(`create index reservations_ended on reservations (state_time) where state <> 'HELD'`);

  // No reference to products: a reservation keeps what it copied, whatever becomes of the product.
  await knex.raw(`
    create table reservation_items (
      reservation_id uuid   not null references reservations on delete cascade,
      position       int    not null,
      product_id     uuid   not null,
      name           text   not null,
      currency       text   not null,
      price_minor    bigint not null,
      quantity       int    not null check (quantity between 1 and 10000),
      primary key (reservation_id, position)
    )`);

  await createKeysTable(knex);
}

export async function down(knex: Knex): Promise<void> {
  await dropKeysTable(knex);
  for (const table of ['reservation_items', 'reservations', 'stock', 'products'])
    await knex.raw(`drop table ${table}`);
  await knex.raw('drop extension if exists pg_trgm');
}
