import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import type { SearchQuery } from '../domain/search-query.ts';

export interface Search {
  readonly query: SearchQuery;
  /** '' for all. */
  readonly category: string;
  readonly limit: number;
}

// Ranking reads every match: a word that half of the catalog has must not cost a second. Of more matches than this, of either
// kind, only these many are ranked.
const MOST_RANKED = 5_000;

interface Folded {
  readonly words: string;
  readonly similar: string | null;
  /** Null where there are no trigrams to compare: every row would be looked at, and none found. */
  readonly misspelt: string | null;
}

// How much of the query a name or author has. PostgreSQL's trigrams may know ASCII alone, so the place of the whole query counts too: as
// words, as the beginning of one, or as a part.
const LIKENESS = `greatest(
  word_similarity($4::text, p.search_text),
  case when strpos(' ' || p.search_text || ' ', ' ' || $4::text || ' ') > 0 then 1
       when strpos(' ' || p.search_text, ' ' || $4::text) > 0 then 0.5
       when strpos(p.search_text, $4::text) > 0 then 0.2
       else 0 end)`;

/**
 * The ids of what matches, best first. Words are found by full text (stems, "phrases", -without); behind them comes what is
 * misspelt, by the trigrams that it shares with a name or author.
 */
export async function searchProducts(
  db: Database,
  { query, category, limit }: Search,
  call: Call,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const [folded] = await tx.query<Folded>({
      name: 'fold-search',
      // The share of trigrams from which `<%` takes a word for another; PostgreSQL's 0.6 misses two wrong letters in a word of eight.
      text: `select search_query($1::text)::text as words, folded as similar,
               case when cardinality(show_trgm(folded)) > 0 then folded end as misspelt,
               set_config('pg_trgm.word_similarity_threshold', '0.4', true)
             from fold_text($2::text) as folded`,
      values: [query.text, query.similar ?? null],
    });
    const { words, similar, misspelt } = folded!;
    const rows = await tx.query<{ id: string }>({
      name: 'search-products',
      text: `select id from (
               (select p.id, true as literal, ts_rank(p.search, $1::tsquery) + ${LIKENESS} as score
                from products as p
                where p.deleted_at is null and ($2::text = '' or p.category = $2::text) and p.search @@ $1::tsquery
                limit ${MOST_RANKED})
               union all
               (select p.id, false, word_similarity($5::text, p.search_text)
                from products as p
                where p.deleted_at is null and ($2::text = '' or p.category = $2::text)
                  and $5::text <% p.search_text and not p.search @@ $1::tsquery
                limit ${MOST_RANKED})
             ) as found
             order by literal desc, score desc, id
             limit $3::int`,
      values: [words, category, limit, similar, misspelt],
    });
    return rows.map((row) => row.id);
  }, call);
}
