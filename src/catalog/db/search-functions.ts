// How texts are folded for a search, as functions of the database: what is stored and what is asked for go through the same ones. They
// are made from Unicode's properties, name no locale and give the same on every server, whatever its locale is.
import type { Knex } from 'knex';

// Marks that go with the letter below them. Those of Indic scripts and of Thai are vowels and tones, and those of kana make another
// letter: they stay.
const MARKS =
  /[[\p{sc=Inherited}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}]&&\p{M}]/v;
const KANA_MARKS = /[\u3099\u309a]/;
// Hyphenation, joiners and directions, shades of skin, the Arabic stroke that stretches a word, the dots within Catalan and Japanese words.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Emoji_Modifier}\u0640\u00b7\u30fb]/v;

/** What is left out. */
const DROPPED = (c: string) => (MARKS.test(c) && !KANA_MARKS.test(c)) || INVISIBLE.test(c);
const DASHES = (c: string) => /[\p{Pd}\u2212]/v.test(c);
/** Each is a word of its own. */
const PICTURES = (c: string) => c >= '\u2190' && /\p{So}/u.test(c);
/** Blanks and what stands between words. ASCII is left to PostgreSQL, which knows addresses, numbers and compounds by it. */
const BLANKS = (c: string) =>
  /[\p{Z}\p{P}\p{S}\p{Cc}\u02b9-\u02bf]/v.test(c) && !DASHES(c) && !DROPPED(c) && !PICTURES(c);
// These put no blanks between words, or put endings to words as Korean does.
const SCRIPTS =
  'Han Hiragana Katakana Bopomofo Yi Hangul Thai Lao Khmer Myanmar Tibetan Javanese Balinese Tai_Le New_Tai_Lue Tai_Tham Tai_Viet';
const LETTERS_OF_RUNS = new RegExp(
  `[[${SCRIPTS.split(' ')
    .map((script) => `\\p{scx=${script}}`)
    .join('')}]&&[\\p{L}\\p{M}\\p{N}]]`,
  'v',
);
/** What a word may begin and end within. */
const RUNS = (c: string) => LETTERS_OF_RUNS.test(c) || KANA_MARKS.test(c);

// Letters that Unicode takes apart into no others.
const LETTERS = { from: 'øłđðħŧıς', to: 'olddhtiσ' };
const LIGATURES = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

export async function createSearchFunctions(knex: Knex): Promise<void> {
  const [dropped, dashes, pictures, blanks, runs] = [DROPPED, DASHES, PICTURES, BLANKS, RUNS].map(ranges);
  const collate = `collate ${await collation(knex)}`;
  const lower = `lower(regexp_replace(normalize(given, NFKD), '[${dropped}]', '', 'g') ${collate})`;
  const plain = `regexp_replace(regexp_replace(${lower}, '[${dashes}]', '-', 'g'), '[${blanks}]', ' ', 'g')`;
  const letters = Object.entries(LIGATURES).reduce(
    (text, [one, two]) => `replace(${text}, '${one}', '${two}')`,
    `translate(${plain}, '${LETTERS.from}', '${LETTERS.to}')`,
  );
  // Without case, accents and width.
  await knex.raw(`
    create or replace function fold_text(given text) returns text
    language plpgsql immutable strict parallel safe as $$
    begin
      if octet_length(given) = char_length(given) then return lower(given ${collate}); end if;
      return normalize(${letters}, NFC);
    end $$`);

  // A folded text as words that PostgreSQL tells apart. A run of letters without blanks becomes its pairs, and its last letter:
  // 北京烤鸭 is 北京 京烤 烤鸭 鸭, and so 京烤 is found in it as two words one behind the other would be.
  await knex.raw(`
    create or replace function search_words(folded text) returns text
    language plpgsql immutable strict parallel safe as $$
    begin
      if folded !~ '[${runs}${pictures}]' then return folded; end if;
      return (
        select string_agg(
          case when part ~ '^[${runs}]' then (
                 select string_agg(letter || coalesce(next, ''), ' ' order by n)
                 from (select letter, n, lead(letter) over (order by n) as next
                       from unnest(string_to_array(part, null)) with ordinality as letters (letter, n)) as pairs)
               when part ~ '^[${pictures}]' then 'picture' || to_hex(ascii(part))
               else part end, ' ' order by place)
        from (select piece[1] as part, place
              from regexp_matches(folded, '[${runs}]+|[${pictures}]|[^${runs}${pictures}]+', 'g') with ordinality as pieces (piece, place)) as parts);
    end $$`);

  // In the language of web searches. The last letter of a run begins whatever pair comes next.
  await knex.raw(`
    create or replace function search_query(given text) returns tsquery
    language sql immutable strict parallel safe
    return regexp_replace(websearch_to_tsquery('english', search_words(fold_text(given)))::text, '''([${runs}])''', '''\\1'':*', 'g')::tsquery`);
}

export async function dropSearchFunctions(knex: Knex): Promise<void> {
  for (const name of ['search_query', 'search_words', 'fold_text'])
    await knex.raw(`drop function if exists ${name}(text)`);
}

/** One that knows the case of all letters and takes no locale's own view of it: PostgreSQL 17 brings one, and ICU has one. */
async function collation(knex: Knex): Promise<string> {
  const { rows } = (await knex.raw(
    `select quote_ident(collname) as name from pg_collation where collname in ('pg_c_utf8', 'und-x-icu') order by collname limit 1`,
  )) as { rows: { name: string }[] };
  return rows[0]?.name ?? '"default"';
}

// Where Unicode has assigned characters; surrogates are none.
const ASSIGNED = [
  [0x80, 0xd7ff],
  [0xe000, 0x3ffff],
  [0xe0000, 0xe0fff],
] as const;

/** The characters beyond ASCII that `has` is true of, for the brackets of a regular expression of PostgreSQL. */
function ranges(has: (character: string) => boolean): string {
  let text = '';
  for (const [from, to] of ASSIGNED) {
    let first: number | undefined;
    for (let code = from; code <= to + 1; code++) {
      if (code <= to && has(String.fromCodePoint(code))) first ??= code;
      else if (first !== undefined) {
        text += escaped(first) + (code - 1 > first ? `-${escaped(code - 1)}` : '');
        first = undefined;
      }
    }
  }
  return text;
}

const escaped = (code: number) => `\\U${code.toString(16).padStart(8, '0')}`;
