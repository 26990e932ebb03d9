import type { FieldViolation } from '../../runtime/errors.ts';

export interface Aggregate {
  count: number;
  sum: number;
  min: number;
  max: number;
}

export const MAX_NAMES = 1_000;

/** What the measurements of a stream come to, by name. */
export type Aggregates = Map<string, Aggregate>;

/** Adds one measurement; gives what is wrong with it instead, with the fields named as in the JSON array that it is an element of. */
export function addMeasurement(
  aggregates: Aggregates,
  { name, value, index }: { name: string; value: number; index: number },
): FieldViolation[] {
  const known = aggregates.get(name);
  const violations: FieldViolation[] = [];
  const wrong = (field: string, description: string) =>
    violations.push({ field: `[${index}].${field}`, description });
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(name)) {
    wrong('name', name === '' ? 'is required' : "must be 1 to 100 of A-Z, a-z, 0-9, '.', '_' and '-'");
  } else if (!known && aggregates.size === MAX_NAMES) {
    wrong('name', `must be one of the ${MAX_NAMES} names before it`);
  }
  if (!Number.isFinite(value)) wrong('value', 'must be a finite number');
  else if (!Number.isFinite((known?.sum ?? 0) + value)) wrong('value', 'makes the sum too large');
  if (violations.length > 0) return violations;

  if (known) {
    known.count++;
    known.sum += value;
    known.min = Math.min(known.min, value);
    known.max = Math.max(known.max, value);
  } else {
    aggregates.set(name, { count: 1, sum: value, min: value, max: value });
  }
  return violations;
}
