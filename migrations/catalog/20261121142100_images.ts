import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // Every object that may be in the store has its row here before it is put there, so that what a crash leaves behind is found. A product
  // shows its image_key only while its image_url is the path of its own image.
  await knex.raw(`
    create table images (
      key         text        primary key check (key ~ '^images/[0-9a-f]{64}$'),
      type        text        not null check (type ~ '^image/'),
      size        int         not null check (size > 0),
      upload_time timestamptz not null default now()
    )`);
  await knex.raw('create index images_upload_time on images (upload_time)');
  await knex.raw('alter table products add column image_key text');
  await knex.raw('create index products_image_key on products (image_key) where image_key is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table products drop column image_key');
  await knex.raw('drop table images');
}
