import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { type Database, openDatabase } from '../../runtime/database.ts';
import { databaseUrl, silentLog, testDatabase } from '../../runtime/testing/database.ts';
import { createSearchFunctions } from './search-functions.ts';

const FOLDED: readonly (readonly [string, string])[] = [
  ['Naïve CAFÉ', 'naive cafe'],
  ['nai\u0308ve cafe\u0301', 'naive cafe'],
  ['İSTANBUL istanbul ISPARTA ısparta', 'istanbul istanbul isparta isparta'],
  ['Straße STRASSE STRAẞE', 'strasse strasse strasse'],
  ['Łódź Søren Ærø Đồng þing œuvre', 'lodz soren aero dong thing oeuvre'],
  ['Ёжик и Йод', 'ежик и иод'],
  ['Σαλάτα ΟΔΟΣ οδός', 'σαλατα οδοσ οδοσ'],
  ['ＡＢＣ１２３　ﬁn Ⅳ', 'abc123 fin iv'],
  ['ｶﾞｰﾄﾞ ﾊﾟﾝ', 'ガード パン'],
  ['カ\u3099 ハ', 'ガ ハ'],
  ['한국'.normalize('NFD'), '한국'],
  ['שָׁלוֹם', 'שלום'],
  ['مُحَمَّد محمـــد أحمد', 'محمد محمد احمد'],
  ['हिन्दी', 'हिन्दी'],
  ['ที่', 'ที่'],
  ['soft\u00adhyphen\u200b\ufeff', 'softhyphen'],
  ['“hi” don’t e‑mail – x', ' hi  don t e-mail - x'],
  ['ハリー・ポッター paral·lel', 'ハリーポッター parallel'],
  ['👍🏽 ☕️', '👍 ☕'],
  ['plain TEXT, 100% _ok_ \\', 'plain text, 100% _ok_ \\'],
];

const WORDS: readonly (readonly [string, string])[] = [
  ['北京烤鸭', '北京 京烤 烤鸭 鸭'],
  ['京', '京'],
  ['iphone15ケース t', 'iphone15 ケー ース ス  t'],
  ['서울시 청', '서울 울시 시   청'],
  ['กา', 'กา า'],
  ['🎉☕', 'picture1f389 picture2615'],
  ['naive ежик', 'naive ежик'],
];

const QUERIES: readonly (readonly [string, string])[] = [
  ['Headphones -wireless', "'headphon' & !'wireless'"],
  ['"北京" -"京"', `'北京' <-> '京':* & !'京':*`],
  ['"t-シャツ" or Ёжик', `'シャ' <-> 'ャツ' <-> 'ツ':* | 'ежик'`],
  ["100% _ \\ ' & | ! <-> :* (", `'100'`],
  ['☕', `'picture2615'`],
  ['', ''],
];

// What a new cluster of ours has, what a server has by default in a cluster, and one that takes i for another letter.
const LOCALES = {
  'the locale of this server': '',
  'the locale C': `locale_provider libc locale 'C'`,
  Turkish: `locale_provider icu icu_locale 'tr-TR' locale 'C'`,
};

for (const [locale, options] of Object.entries(LOCALES)) {
  describe(`the search functions in a database in ${locale}`, () => {
    let admin: Awaited<ReturnType<typeof testDatabase>>;
    let db: Database;
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    before(async () => {
      admin = await testDatabase();
      await admin.db.knex.raw(`create database ${name} template template0 ${options}`);
      db = openDatabase({ url: databaseUrl(admin.url, name), name: 'test', log: silentLog() });
      await createSearchFunctions(db.knex);
    });
    after(async () => {
      await db?.close();
      await admin.db.knex.raw(`drop database if exists ${name} with (force)`);
      await admin.close();
    });

    for (const [fn, cases] of Object.entries({
      fold_text: FOLDED,
      search_words: WORDS,
      search_query: QUERIES,
    })) {
      it(`${fn}()`, async () => {
        const results = await db.query<{ text: string; result: string }>({
          name: fn,
          text: `select text, ${fn}(text)::text as result from unnest($1::text[]) with ordinality as x (text, n) order by n`,
          values: [cases.map(([text]) => text)],
        });
        assert.deepEqual(
          results.map(({ text, result }) => [text, result]),
          cases,
        );
      });
    }

    it('folds the same again, and what is taken apart as what is whole', async () => {
      const texts = FOLDED.flatMap(([text]) => [text.normalize('NFC'), text.normalize('NFD')]);
      const wrong = await db.query({
        name: 'again',
        text: `select text from unnest($1::text[]) as text
               where fold_text(fold_text(text)) <> fold_text(text) or fold_text(normalize(text, NFD)) <> fold_text(normalize(text, NFC))`,
        values: [texts],
      });
      assert.deepEqual(wrong, []);
    });
  });
}
