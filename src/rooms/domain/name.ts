import type { Violations } from '../../runtime/validate.ts';

/** The name of a room or a space: 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'. */
export function checkName(field: 'room' | 'space', name: string, violations: Violations): void {
  if (name === '') violations.add(field, 'is required');
  else
    violations.check(
      /^[A-Za-z0-9._-]{1,64}$/.test(name),
      field,
      "must be 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'",
    );
}
