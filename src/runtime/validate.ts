// Field checks that collect every problem before refusing.
//
//   const violations = new Violations();
//   violations.text('name', request.getName(), { max: 200 });
//   violations.check(items.length > 0, 'items', 'must not be empty');
//   violations.throwIfAny();
import { type FieldViolation, invalid, PlazaError } from './errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const EMAIL =
  /^[^\s@"(),:;<>[\\\]]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** Collects violations; field names are JSON camelCase paths, `items[0].productId`. Each checker returns whether the value is fine. */
export class Violations {
  readonly list: FieldViolation[] = [];

  add(field: string, description: string): void {
    this.list.push({ field, description });
  }

  check(ok: boolean, field: string, description: string): boolean {
    if (!ok) this.add(field, description);
    return ok;
  }

  /** A text of min to max code points (defaults 1 and 1000) without NUL, control characters but \t\n\r, or lone surrogates. */
  text(field: string, value: string, limits: { min?: number; max?: number } = {}): boolean {
    const { min = 1, max = 1_000 } = limits;
    const problem = textProblem(value, min, max);
    return this.check(problem === undefined, field, problem ?? '');
  }

  /** A UUID in lower-case canonical form. */
  uuid(field: string, value: string): boolean {
    return this.check(isUuid(value), field, value === '' ? 'is required' : 'must be a UUID in lower case');
  }

  /** An integer between min and max, both included. */
  integer(field: string, value: number, min: number, max: number): boolean {
    return this.check(
      Number.isInteger(value) && value >= min && value <= max,
      field,
      `must be an integer between ${min} and ${max}`,
    );
  }

  /** An e-mail address of at most 254 characters. */
  email(field: string, value: string): boolean {
    return this.check(isEmail(value), field, value === '' ? 'is required' : 'must be an e-mail address');
  }

  /** What `read` gives; undefined when it refuses fields, which are added. */
  read<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof PlazaError) || error.violations.length === 0) throw error;
      this.list.push(...error.violations);
      return undefined;
    }
  }

  /** Throws INVALID_ARGUMENT with all violations, if there are any. */
  throwIfAny(): void {
    if (this.list.length > 0) throw invalid(this.list);
  }
}

/** Throws INVALID_ARGUMENT for one field. */
export function invalidField(field: string, description: string): Error {
  return invalid([{ field, description }]);
}

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

export function isEmail(value: string): boolean {
  return value.length <= 254 && value.indexOf('@') <= 64 && EMAIL.test(value);
}

/** Why a text is not acceptable, or undefined. */
export function textProblem(value: string, min: number, max: number): string | undefined {
  if (value === '' && min > 0) return 'is required';
  // PostgreSQL cannot store NUL, and a lone surrogate has no UTF-8 form.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) return 'must not hold control characters';
  if (!value.isWellFormed()) return 'must be valid Unicode';
  const length = codePoints(value);
  if (length < min) return `must have at least ${min} characters`;
  if (length > max) return `must have at most ${max} characters`;
  if (min > 0 && value.trim() === '') return 'must not be blank';
  return undefined;
}

function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}
