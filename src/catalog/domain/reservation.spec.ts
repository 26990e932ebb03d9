import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Violations } from '../../runtime/validate.ts';
import { checkItems, hasItems, type Reservation } from './reservation.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('checkItems()', () => {
  for (const [what, items, fields] of [
    ['nothing', [], ['items']],
    ['101 items', Array.from({ length: 101 }, (_, i) => ({ productId: id(i), quantity: 1 })), ['items']],
    [
      'the limits',
      [
        { productId: id(1), quantity: 1 },
        { productId: id(2), quantity: 10_000 },
      ],
      [],
    ],
    [
      'a product twice',
      [
        { productId: id(1), quantity: 1 },
        { productId: id(1), quantity: 1 },
      ],
      ['items[1].productId'],
    ],
    [
      'all that is wrong at once',
      [
        { productId: 'x', quantity: 0 },
        { productId: id(1), quantity: 10_001 },
      ],
      ['items[0].productId', 'items[0].quantity', 'items[1].quantity'],
    ],
  ] as const) {
    it(`answers ${what}`, () => {
      const violations = new Violations();
      checkItems(items, violations);
      assert.deepEqual(
        violations.list.map(({ field }) => field),
        fields,
      );
    });
  }
});

describe('hasItems()', () => {
  const price = { currency: 'EUR', nanos: 0n };
  const reservation: Reservation = {
    id: id(9),
    state: 'HELD',
    expireTime: new Date(),
    items: [
      { productId: id(1), name: 'a', price, quantity: 1 },
      { productId: id(2), name: 'b', price, quantity: 2 },
    ],
  };
  it('compares products and quantities, not their order', () => {
    const wanted = [
      { productId: id(2), quantity: 2 },
      { productId: id(1), quantity: 1 },
    ];
    assert.equal(hasItems(reservation, wanted), true);
    assert.equal(hasItems(reservation, wanted.slice(1)), false);
    assert.equal(hasItems(reservation, [wanted[0]!, { productId: id(1), quantity: 2 }]), false);
    assert.equal(hasItems(reservation, [...wanted, { productId: id(3), quantity: 1 }]), false);
  });
});
