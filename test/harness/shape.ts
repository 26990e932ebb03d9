// Compares an answer with what is wanted of it, over JSON and over gRPC alike.
import assert from 'node:assert/strict';

/** A value that is wanted: a plain one, a pattern for a text, a test with a name, or objects and lists of those. */
export type Shape = unknown;
type Test = ((value: unknown) => boolean) & { readonly wanted: string };

function named(wanted: string, test: (value: unknown) => boolean): Test {
  return Object.assign(test, { wanted });
}

export const uuid = named(
  'a UUIDv7',
  (v) =>
    typeof v === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(v),
);
export const text = named('a text that is not empty', (v) => typeof v === 'string' && v !== '');
export const absent = named('nothing', (v) => v === undefined || v === '' || v === null);
export const object = named('an object', (v) => typeof v === 'object' && v !== null);

/** RFC 3339 in UTC over JSON, seconds and nanos over gRPC, within a day of now. */
export const time = named('a time of today', (v) => {
  const ms =
    typeof v === 'string'
      ? /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(v)
        ? Date.parse(v)
        : Number.NaN
      : Number((v as { seconds?: string } | undefined)?.seconds) * 1_000;
  return Math.abs(ms - Date.now()) < 86_400_000;
});

/** google.type.Money; units are a text in JSON. */
export function money(currencyCode: string, units: number | string, nanos = 0): Shape {
  return { currencyCode, units: String(units), nanos };
}

export const atLeast = (n: number) => named(`at least ${n}`, (v) => Number(v ?? 0) >= n);
export const listOf = (item: Shape, least = 1) =>
  named(`a list of ${least} or more ${JSON.stringify(item)}`, (v) => {
    const list = v ?? [];
    return (
      Array.isArray(list) && list.length >= least && list.every((one) => mismatches(item, one).length === 0)
    );
  });
/** A list that holds, among others, something of this shape. */
export const holding = (item: Shape) =>
  named(
    `a list that holds ${JSON.stringify(item)}`,
    (v) => Array.isArray(v) && v.some((one) => mismatches(item, one).length === 0),
  );

/** proto3 leaves default values out, in JSON as the printer is told to. */
function isDefault(value: unknown): boolean {
  return (
    value === '' ||
    value === 0 ||
    value === '0' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** What is wrong with `got`, one sentence each; fields that nothing is wanted of may be there. */
export function mismatches(want: Shape, got: unknown, at = 'the answer'): string[] {
  const told = () => JSON.stringify(got)?.slice(0, 300);
  if (typeof want === 'function')
    return (want as Test)(got) ? [] : [`${at} is ${told()} and not ${(want as Test).wanted}`];
  if (want instanceof RegExp)
    return typeof got === 'string' && want.test(got) ? [] : [`${at} is ${told()} and not like ${want}`];
  if (got === undefined && isDefault(want)) return [];
  if (Array.isArray(want)) {
    if (!Array.isArray(got)) return [`${at} is ${told()} and not a list`];
    if (got.length !== want.length)
      return [`${at} has ${got.length} items and not ${want.length}: ${told()}`];
    return want.flatMap((item, i) => mismatches(item, got[i], `${at}[${i}]`));
  }
  if (typeof want === 'object' && want !== null) {
    if (typeof got !== 'object' || got === null)
      return Object.keys(want).length === 0 && got === undefined
        ? []
        : [`${at} is ${told()} and not an object`];
    return Object.entries(want).flatMap(([key, value]) =>
      mismatches(value, (got as Record<string, unknown>)[key], `${at}.${key}`),
    );
  }
  return want === got ? [] : [`${at} is ${told()} and not ${JSON.stringify(want)}`];
}

export function assertShape(want: Shape, got: unknown, at?: string): void {
  const wrong = mismatches(want, got, at);
  assert.equal(wrong.length, 0, wrong.join('\n'));
}
