import { OPERATIONS, type Operation } from './metrics.ts';

/** What a statement does and to which table, as labels; the table is empty where there is none. */
export interface StatementKind {
  readonly operation: Operation;
  readonly table: string;
}

/** Statements with a name; names are of the source, and this bounds a mistake. */
const MOST = 1_000;

const NAME = '"?([a-z_][a-z0-9_]*)"?';
/** Not the `for update` of a lock and not the `do update` of an upsert. */
const CHANGES = new RegExp(
  `\\b(?:(insert)\\s+into|(delete)\\s+from|(merge)\\s+into|(?<!\\bfor\\s+|\\bdo\\s+|\\bkey\\s+)(update))\\s+(?:only\\s+)?${NAME}`,
  'i',
);
/** Not a function, and not the `from` of extract(), trim() or `is distinct from`. */
const READS = new RegExp(
  `(?<!\\bdistinct\\s+|\\bextract\\s*\\(\\s*\\w+\\s+)\\b(?:from|join)\\s+(?:only\\s+|lateral\\s+)?${NAME}(?!["a-z0-9_.]*\\s*\\()(?:\\.${NAME})?`,
  'gi',
);

/** Reads the text of a statement once for each name, and of one without a name each time. */
export function statementKinds(): (statement: { name?: string | undefined; text: string }) => StatementKind {
  const known = new Map<string, StatementKind>();
  return ({ name, text }) => {
    if (!name) return kindOf(text);
    let kind = known.get(name);
    if (!kind) {
      kind = kindOf(text);
      if (known.size < MOST) known.set(name, kind);
    }
    return kind;
  };
}

/** Of a statement with several parts, what it changes first; else what it reads first. */
export function kindOf(statement: string): StatementKind {
  const text = statement.replace(/'(?:[^']|'')*'/g, "''");
  const word = /^[\s(]*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  if (word === 'with' || word === 'select' || OPERATIONS.includes(word as Operation)) {
    const change = word === 'select' ? null : CHANGES.exec(text);
    if (change) {
      const [, insert, del, merge, update, table = ''] = change;
      return { operation: (insert ?? del ?? merge ?? update)!.toLowerCase() as Operation, table };
    }
  }
  if (word === 'with' || word === 'select') return { operation: 'select', table: tableRead(text) };
  return { operation: OPERATIONS.find((operation) => operation === word) ?? 'other', table: '' };
}

function tableRead(text: string): string {
  const own = new Set(
    [
      ...text.matchAll(/\b([a-z_][a-z0-9_]*)\s*(?:\([^()]*\)\s*)?as\s+(?:not\s+)?(?:materialized\s+)?\(/gi),
    ].map(([, name]) => name!.toLowerCase()),
  );
  for (const [, first, second] of text.matchAll(READS)) {
    const table = (second ?? first)!.toLowerCase();
    if (!own.has(table)) return table;
  }
  return '';
}
