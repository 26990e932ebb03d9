import { parseIsbn } from './isbn.ts';

export interface SearchQuery {
  /** In the language of web searches: words, "phrases", -without, or. */
  readonly text: string;
  /** What to compare by its letters, so that typing errors do not matter; undefined for who asks for an exact match. */
  readonly similar: string | undefined;
}

/** An ISBN is found however it is written, and a query with a phrase or an exclusion is taken by its word. */
export function readSearchQuery(query: string): SearchQuery {
  const isbn = parseIsbn(query.trim());
  if (isbn !== undefined) return { text: isbn, similar: undefined };
  const exact = /"|(^|\s)-\S/.test(query);
  return { text: query, similar: exact ? undefined : query };
}
