// Which fields an update sets, by its mask (AIP-134) or, without one, by what is present.

export interface UserFields {
  email: string;
  /** Empty: the user has none. */
  username: string;
  fullName: string;
}

/** The values a request carries; undefined where the field is absent. */
export type GivenFields = { readonly [K in keyof UserFields]: UserFields[K] | undefined };

const PATHS = new Map<string, keyof UserFields>([
  ['email', 'email'],
  ['username', 'username'],
  ['full_name', 'fullName'],
  // Native callers may write the JSON name as well.
  ['fullName', 'fullName'],
]);

/**
 * The fields to set and their values. Without a mask those that are present; with one those it names, and `*` is all of
 * them: a named field that is absent is emptied. `unknown` holds the paths that name no such field.
 */
export function changedFields(
  given: GivenFields,
  mask: readonly string[] | undefined,
): { changes: Partial<UserFields>; unknown: string[] } {
  const unknown: string[] = [];
  const named = new Set<keyof UserFields>();
  if (mask === undefined || mask.length === 0) {
    for (const field of ['email', 'username', 'fullName'] as const) {
      if (given[field] !== undefined) named.add(field);
    }
  } else {
    for (const path of mask) {
      const field = PATHS.get(path);
      if (path === '*') for (const each of PATHS.values()) named.add(each);
      else if (field) named.add(field);
      else unknown.push(path);
    }
  }
  const changes: Partial<UserFields> = {};
  for (const field of named) changes[field] = given[field] ?? '';
  return { changes, unknown };
}
