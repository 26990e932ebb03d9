import { parseIsbn } from './isbn.ts';

export interface SearchQuery {
  /** In the language of web searches: words, "phrases", -without, or. */
  readonly text: string;
  /** What to compare by its letters, so that typing errors do not matter; undefined for who asks for an exact match. */
  readonly similar: string | undefined;
}

/** An ISBN is found however it is written, and a query with a phrase or an exclusion is taken by its word. */
export function readSearchQuery(query: string): SearchQuery {
  const isbn = parseIsbn(query);
  if (isbn !== undefined) return { text: isbn, similar: undefined };
  // Full-width letters are letters, and so are a quotation mark and a minus; telephones make quotation marks curly.
  const text = query.normalize('NFKC').replace(/[“”„‟]/g, '"');
  const exact = /"|(^|\s)-\S/.test(text);
  return { text: quoted(text), similar: exact ? undefined : text };
}

/**
 * Puts words with other letters than ASCII's into quotation marks: the database makes several words of one where a script puts no blanks
 * between them, and they are to be found one behind the other. A dash by itself parts words and excludes none. An operator ends a word, here
 * as in the database: of many dashes behind one, such as in `a|---`, the database would run out of places for what they exclude.
 */
function quoted(text: string): string {
  const words: string[] = [];
  for (const [, operators, word] of text.matchAll(/([-!&|()<>]*)("[^"]*"?|[^-!&|()<>\s"][^!&|()<\s"]*)/g)) {
    if (!/[\p{L}\p{M}\p{N}\p{So}]/u.test(word!)) continue;
    const asItStands = word!.startsWith('"') || /^\p{ASCII}*$/u.test(word!);
    words.push((operators!.includes('-') ? '-' : '') + (asItStands ? word : `"${word}"`));
  }
  return words.join(' ');
}
