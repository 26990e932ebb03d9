// Field checks that collect every problem before refusing.
//
//   const violations = new Violations();
//   const name = violations.text('name', request.getName(), { max: 200 });
//   violations.check(items.length > 0, 'items', 'must not be empty');
//   violations.throwIfAny();
import { parseEmail } from './email.ts';
import { type FieldViolation, invalid, PlazaError } from './errors.ts';
import { holdsInvisible, normalizeText, textProblem } from './text.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Collects violations; field names are JSON camelCase paths, `items[0].productId`. Each checker returns whether the value is fine, or
 * the value as it is to be kept.
 */
export class Violations {
  readonly list: FieldViolation[] = [];

  add(field: string, description: string, reason?: string): void {
    this.list.push(reason === undefined ? { field, description } : { field, description, reason });
  }

  check(ok: boolean, field: string, description: string): boolean {
    if (!ok) this.add(field, description);
    return ok;
  }

  /**
   * Gives a text as it is to be kept, in NFC and with newlines as line ends; text.ts says what one may hold. It has min to max
   * characters then (code points; defaults 1 and 1000).
   */
  text(field: string, value: string, limits: { min?: number; max?: number } = {}): string {
    const { min = 1, max = 1_000 } = limits;
    const text = normalizeText(value);
    const problem = textProblem(text, min, max);
    if (problem !== undefined) this.add(field, problem);
    return text;
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

  /** Gives an e-mail address as it is to be kept, of at most 254 characters then; '' for what is none. */
  email(field: string, value: string): string {
    const address = parseEmail(value);
    if (address !== undefined) return address;
    const problem = holdsInvisible(value)
      ? 'must not hold spaces or invisible characters'
      : 'must be an e-mail address';
    this.add(field, value === '' ? 'is required' : problem);
    return '';
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
export function invalidField(field: string, description: string): PlazaError {
  return invalid([{ field, description }]);
}

export function isUuid(value: string): boolean {
  return UUID.test(value);
}
