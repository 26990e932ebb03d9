import { invalidField } from '../../runtime/validate.ts';
import { FilterError, parseUserFilter, type UserFilter } from '../domain/user-filter.ts';

/** The filter of a request; 400 for one that cannot be understood. */
export function readFilter(text: string): UserFilter {
  try {
    return parseUserFilter(text);
  } catch (error) {
    if (error instanceof FilterError) throw invalidField('filter', error.message);
    throw error;
  }
}
