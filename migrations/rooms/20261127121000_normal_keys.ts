import type { Knex } from 'knex';

// The keys of entries are in NFC from now on. Where two that look the same are there already, both stay as they are: which of them a program
// means is not to be guessed, and the one that is not in NFC can still be read.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    update entries as e set key = normalize(e.key, nfc)
    where e.key is not nfc normalized and char_length(normalize(e.key, nfc)) <= 128
      and not exists (select from entries as o
                      where o.space = e.space and o.ctid <> e.ctid and normalize(o.key, nfc) = normalize(e.key, nfc))`);
}

export async function down(): Promise<void> {
  // Nobody can tell how a key was written before.
}
