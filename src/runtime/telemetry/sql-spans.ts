// Spans of statements: operation and table, never their values. https://opentelemetry.io/docs/specs/semconv/database/
import { type Active, active } from './active.ts';
import { endWithError, errorType, SpanKind, startSpan } from './spans.ts';
import { kindOf } from './statement-kind.ts';
import { childOf } from './trace-context.ts';

/** Runs a statement within a span of its own, below the span that runs; by itself where there is none. */
export function inSqlSpan<T extends Result>(text: string, run: () => Promise<T>): Promise<T> {
  const above = active();
  return above ? traced(above, text, run) : run();
}

interface Result {
  rowCount: number | null;
  command: string;
}

async function traced<T extends Result>(above: Active, text: string, run: () => Promise<T>): Promise<T> {
  const summary = summaryOf(text);
  const span =
    above.span &&
    startSpan(childOf(above.trace), summary.text, {
      kind: SpanKind.CLIENT,
      attributes: {
        'db.system.name': 'postgresql',
        'db.operation.name': summary.operation,
        ...(summary.table && { 'db.collection.name': summary.table }),
        'db.query.summary': summary.text,
      },
    });
  try {
    const result = await run();
    if (result.command !== 'SELECT' && (result.rowCount ?? 0) > 0) above.used = true;
    span?.end();
    return result;
  } catch (error) {
    if (span) endWithError(span, errorType(error));
    throw error;
  }
}

interface Summary {
  readonly operation: string;
  readonly table: string;
  readonly text: string;
}

/** Texts are constants of the code, and few; what is built at run time does not come here. */
const known = new Map<string, Summary>();
const MOST_KNOWN = 1_000;

/** `insert outbox`; of several tables the one that is changed, or else the first. */
export function summaryOf(text: string): Summary {
  let found = known.get(text);
  if (!found) {
    const { operation: kind, table } = kindOf(text);
    const operation = kind === 'other' ? (/[a-z]+/i.exec(text)?.[0].toLowerCase() ?? kind) : kind;
    found = { operation, table, text: table ? `${operation} ${table}` : operation };
    if (known.size < MOST_KNOWN) known.set(text, found);
  }
  return found;
}
