import type { Knex } from 'knex';
import { createSearchFunctions, dropSearchFunctions } from '../../src/catalog/db/search-functions.ts';

// Each batch commits by itself, and the index is built while the table is read and written.
export const config = { transaction: false };

const BATCH = 500;

export async function up(knex: Knex): Promise<void> {
  // Filled by a trigger and not generated: a generated column would have to be made anew, which rewrites the table while nobody may read
  // it. Nothing here holds the table for longer than a change of its description takes, and all of it may be done again after a crash.
  await knex.transaction(async (tx) => {
    await createSearchFunctions(tx);
    await tx.raw(`
      create or replace function set_product_search() returns trigger language plpgsql as $$
      declare
        name_folded text := fold_text(new.name);
        author_folded text := fold_text(coalesce(new.author, ''));
        author_words text := search_words(author_folded);
      begin
        new.search_text := name_folded || ' ' || author_folded;
        new.search :=
          setweight(to_tsvector('english', search_words(name_folded)), 'A')
          || setweight(to_tsvector('simple', author_words || ' ' || coalesce(new.isbn13, '')), 'A')
          || setweight(to_tsvector('english', author_words), 'B')
          || setweight(to_tsvector('english', search_words(fold_text(new.description))), 'C');
        return new;
      end $$`);
    await tx.raw(`alter table products add column if not exists search_text text not null default ''`);
    await tx.raw('alter table products alter column search drop expression if exists');
    await tx.raw(`
      create or replace trigger products_search before insert or update of name, author, isbn13, description on products
      for each row execute function set_product_search()`);
  });
  await fill(knex);
  // Building it waits for whoever has the table open, and keeps nobody waiting.
  const { rows } = (await knex.raw('show lock_timeout')) as { rows: [{ lock_timeout: string }] };
  await knex.raw('set lock_timeout = 0');
  await knex.raw('drop index concurrently if exists products_search_text');
  await knex.raw(`
    create index concurrently products_search_text on products using gin (search_text gin_trgm_ops)
    where deleted_at is null`);
  await knex.raw(`set lock_timeout = '${rows[0].lock_timeout}'`);
}

/** Lets the trigger see every row once. The products of a batch are locked in the order in which an import locks them. */
async function fill(knex: Knex): Promise<void> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = (await knex.raw(
      `with batch as (
         select id, search_text from products where id > ?::uuid order by id limit ${BATCH}
       ), locked as materialized (
         select id from products
         where id in (select id from batch where search_text = '') order by sku for no key update
       ), filled as (
         update products as p set name = p.name from locked where p.id = locked.id
       )
       select max(id::text) as last from batch`,
      [last],
    )) as { rows: [{ last: string | null }] };
    if (rows[0].last === null) return;
    last = rows[0].last;
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.transaction(async (tx) => {
    await tx.raw('drop trigger if exists products_search on products');
    await tx.raw('drop function if exists set_product_search()');
    await tx.raw('alter table products drop column if exists search_text, drop column search');
    await tx.raw(`
      alter table products add column search tsvector not null generated always as (
        setweight(to_tsvector('english', name), 'A')
        || setweight(to_tsvector('simple', coalesce(author, '') || ' ' || coalesce(isbn13, '')), 'A')
        || setweight(to_tsvector('english', coalesce(author, '')), 'B')
        || setweight(to_tsvector('english', description), 'C')
      ) stored`);
    await tx.raw('create index products_search on products using gin (search) where deleted_at is null');
    await dropSearchFunctions(tx);
  });
}
