import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Aggregates, addMeasurement, MAX_NAMES } from './aggregates.ts';

function add(measurements: [name: string, value: number][]) {
  const aggregates: Aggregates = new Map();
  for (const [index, [name, value]] of measurements.entries()) {
    const violations = addMeasurement(aggregates, { name, value, index });
    if (violations.length > 0) return violations.map(({ field, description }) => `${field} ${description}`);
  }
  return Object.fromEntries(aggregates);
}

describe('addMeasurement()', () => {
  it('counts, sums and keeps the bounds of each name', () => {
    assert.deepEqual(
      add([
        ['a', 3],
        ['b.c', -1],
        ['a', -2],
        ['a', 0],
      ]),
      {
        a: { count: 3, sum: 1, min: -2, max: 3 },
        'b.c': { count: 1, sum: -1, min: -1, max: -1 },
      },
    );
  });

  const name = "name must be 1 to 100 of A-Z, a-z, 0-9, '.', '_' and '-'";
  for (const [what, measurements, expected] of [
    ['no number', [['a', Number.NaN]], ['[0].value must be a finite number']],
    [
      'infinity',
      [
        ['a', 1],
        ['a', Number.POSITIVE_INFINITY],
      ],
      ['[1].value must be a finite number'],
    ],
    ['minus infinity', [['a', Number.NEGATIVE_INFINITY]], ['[0].value must be a finite number']],
    [
      'a sum beyond all numbers',
      [
        ['a', 1.7e308],
        ['b', 1.7e308],
        ['a', 1e308],
      ],
      ['[2].value makes the sum too large'],
    ],
    ['no name', [['', 1]], ['[0].name is required']],
    ['a long name', [['x'.repeat(101), 1]], [`[0].${name}`]],
    ['a name with a space', [['a b', 1]], [`[0].${name}`]],
    ['a name with a line break at its end', [['a\n', 1]], [`[0].${name}`]],
    ['both at once', [['ä', Number.NaN]], [`[0].${name}`, '[0].value must be a finite number']],
  ] as [string, [string, number][], string[]][]) {
    it(`refuses ${what}`, () => assert.deepEqual(add(measurements), expected));
  }

  it('refuses one name too many, and goes on with the known ones', () => {
    const names = Array.from({ length: MAX_NAMES }, (_, i): [string, number] => [`n${i}`, 1]);
    assert.deepEqual(add([...names, ['n0', 1], ['one-more', 1]]), [
      `[${MAX_NAMES + 1}].name must be one of the ${MAX_NAMES} names before it`,
    ]);
  });
});
