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
    // The share of trigrams from which `<%` takes a word for another; PostgreSQL's 0.6 misses two wrong letters in a word of eight.
    await tx.run('set local pg_trgm.word_similarity_threshold = 0.4');
    const rows = await tx.query<{ id: string }>({
      name: 'search-products',
      text: `select id from (
               (select p.id, true as literal,
                       ts_rank(p.search, websearch_to_tsquery('english', $1::text))
                         + word_similarity(coalesce($4::text, ''), p.name || ' ' || coalesce(p.author, '')) as score
                from products as p
                where p.deleted_at is null and ($2::text = '' or p.category = $2::text)
                  and p.search @@ websearch_to_tsquery('english', $1::text)
                limit ${MOST_RANKED})
               union all
               (select p.id, false, word_similarity($4::text, p.name || ' ' || coalesce(p.author, ''))
                from products as p
                where p.deleted_at is null and ($2::text = '' or p.category = $2::text)
                  and $4::text <% (p.name || ' ' || coalesce(p.author, ''))
                  and not p.search @@ websearch_to_tsquery('english', $1::text)
                limit ${MOST_RANKED})
             ) as found
             order by literal desc, score desc, id
             limit $3::int`,
      values: [query.text, category, limit, query.similar ?? null],
    });
    return rows.map((row) => row.id);
  }, call);
}
