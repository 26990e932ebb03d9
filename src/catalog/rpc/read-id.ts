import { Violations } from '../../runtime/validate.ts';

/** A request's id; 400 naming `field` when it is none. */
export function readId(field: string, id: string): string {
  const violations = new Violations();
  violations.uuid(field, id);
  violations.throwIfAny();
  return id;
}
