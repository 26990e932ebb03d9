import type { Violations } from '../../runtime/validate.ts';
import {
  camelCase,
  type InputKey,
  type ProductInput,
  type ProductValues,
  readFields,
  readWhole,
  type Shape,
} from './product-input.ts';

// A client may send back what it has read, so these are no error, and change nothing.
const IGNORED = new Set(['id', 'create_time', 'update_time', 'etag']);

/**
 * What an update is to set. No paths: the fields that are present. `*`: the whole resource, only an absent stock stays.
 * Otherwise the named fields, absent ones emptied where that is allowed. Paths may be snake_case or camelCase.
 */
export function readUpdate(
  shape: Shape,
  input: ProductInput,
  paths: readonly string[],
  violations: Violations,
): ProductValues {
  if (paths.length === 1 && paths[0] === '*') return readWhole(shape, input, violations);
  return readFields(shape, input, keysOf(shape, input, paths, violations), violations);
}

function keysOf(
  shape: Shape,
  input: ProductInput,
  paths: readonly string[],
  violations: Violations,
): Set<InputKey> {
  if (paths.length === 0) return new Set(Object.values(shape).filter((key) => input[key] !== undefined));
  const keys = new Set<InputKey>();
  for (const path of paths) {
    const known = [...Object.keys(shape), ...IGNORED].find(
      (name) => path === name || path === camelCase(name),
    );
    if (path === '*') violations.add('updateMask', '* must stand alone');
    else if (known === undefined) {
      violations.add(
        'updateMask',
        `${JSON.stringify(path)} is no field that can be set; use ${Object.keys(shape).join(', ')} or *`,
      );
    } else if (!IGNORED.has(known)) keys.add(shape[known]!);
  }
  return keys;
}
