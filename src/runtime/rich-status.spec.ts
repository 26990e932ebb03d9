import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import { aborted, invalid, notFound, PlazaError, toStatus } from './errors.ts';
import { readDetails } from './peer-error.ts';
import { fittedMessage } from './rich-status.ts';

const many = (count: number, field: string, description: string) =>
  invalid(Array.from({ length: count }, (_, i) => ({ field: field.replace('#', String(i)), description })));

/** What is left of 8 KiB when every proxy on the way has added its headers. */
const ROOM = 6 * 1_024;

describe('an error in headers', () => {
  const errors: [string, PlazaError, number][] = [
    ['60 wrong items', many(60, 'items[#].productId', 'must be a UUID in lower case'), 60],
    ['100 wrong items', many(100, 'items[#].productId', 'there is no product of this id'), 100],
    ['100,000 wrong items', many(100_000, 'items[#].quantity', 'must be 1 to 100'), 100_000],
    ['violations without words', many(10_000, '', ''), 10_000],
    ['a field as long as a request', many(1, 'x'.repeat(1_000_000), 'is unknown'), 1],
    ['fields of another script', many(200, `ключ.${'ф'.repeat(300)}#`, 'неизвестно '.repeat(40)), 200],
    ['words beyond the first plane', many(50, '🦀'.repeat(500), '🦀'.repeat(500)), 50],
    ['halves of characters', many(50, '\ud83e'.repeat(900), '\udd80'.repeat(900)), 50],
    ['a message that quotes', notFound('product', '東'.repeat(500_000)), 0],
    ['a message of blanks', aborted('RACE', ' '.repeat(5_000)), 0],
    [
      'much metadata',
      aborted(
        'RACE',
        'x',
        Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`k${i}`, 'é'.repeat(999)])),
      ),
      0,
    ],
    [
      'all of it',
      new PlazaError(status.FAILED_PRECONDITION, 'A'.repeat(63), 'ж'.repeat(9_999), {
        violations: many(999, 'ж'.repeat(999), 'ж'.repeat(999)).violations,
        metadata: { a: 'ж'.repeat(9_999), b: 'ж'.repeat(9_999), c: 'ж'.repeat(9_999) },
      }),
      999,
    ],
  ];
  for (const [what, error, violations] of errors) {
    it(`leaves room for others: ${what}`, () => {
      const sent = toStatus(error, 'r'.repeat(9_999), new Date());
      const headers = { 'grpc-message': encodeURI(sent.details), ...sent.metadata.toHttp2Headers() };
      const size = Object.entries(headers).reduce(
        (sum, [name, value]) => sum + name.length + String(value).length + 32,
        0,
      );
      assert.ok(size <= ROOM, `${size} bytes`);
      const read = readDetails(sent.metadata);
      assert.equal(read.reason, error.reason);
      assert.equal(read.violations.length + Number(read.metadata.omittedViolations ?? 0), violations);
      if (violations > 0) assert.ok(read.violations.length > 0);
    });
  }

  it('tells all violations of an ordinary request, and of more the first', () => {
    const few = many(20, 'items[#].productId', 'must be a UUID in lower case');
    const read = readDetails(toStatus(few, 'r', new Date()).metadata);
    assert.deepEqual(read.violations, few.violations);
    assert.equal(read.metadata.omittedViolations, undefined);
    const more = many(100, 'items[#].productId', 'must be a UUID in lower case');
    const { violations } = readDetails(toStatus(more, 'r', new Date()).metadata);
    assert.deepEqual(violations, more.violations.slice(0, violations.length));
    assert.match(more.message, /items\[9\]\.productId: must be a UUID in lower case; and 90 more$/);
  });
});

describe('fittedMessage', () => {
  const cases: [string, string, RegExp][] = [
    ['leaves alone what fits', 'a'.repeat(1_000), /^a{1000}$/],
    ['says that there was more', 'a'.repeat(1_001), /^a{991}…$/],
    ['counts what percent-encoding makes of it', ' '.repeat(400), /^ {330}…$/],
    ['cuts between characters', '🦀'.repeat(400), /^🦀{82}…$/u],
    ['replaces halves of characters', 'a\ud800b', /^a\ufffdb$/],
    ['leaves nothing alone', '', /^$/],
  ];
  for (const [what, message, expected] of cases) {
    it(what, () => assert.match(fittedMessage(message), expected));
  }
});
