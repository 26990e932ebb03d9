import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Status } from './payment.ts';
import { refundAmount } from './refund.ts';

const cases: [Status, amount: bigint, promised: bigint, asked: bigint | undefined, bigint | string][] = [
  ['CAPTURED', 100n, 0n, undefined, 100n],
  ['CAPTURED', 100n, 40n, undefined, 60n],
  ['CAPTURED', 100n, 40n, 60n, 60n],
  ['CAPTURED', 100n, 40n, 61n, 'REFUND_TOO_LARGE'],
  ['CAPTURED', 100n, 100n, undefined, 'REFUND_TOO_LARGE'],
  ['CAPTURED', 0n, 0n, undefined, 'REFUND_TOO_LARGE'],
  ['REFUNDED', 100n, 100n, 1n, 'REFUND_TOO_LARGE'],
  ['REFUNDED', 100n, 100n, undefined, 'REFUND_TOO_LARGE'],
  ['AUTHORIZING', 100n, 0n, undefined, 'NOT_CAPTURED'],
  ['AUTHORIZED', 100n, 0n, undefined, 'NOT_CAPTURED'],
  ['CAPTURING', 100n, 0n, undefined, 'NOT_CAPTURED'],
  ['VOIDED', 100n, 0n, 1n, 'NOT_CAPTURED'],
  ['DECLINED', 100n, 0n, 1n, 'NOT_CAPTURED'],
];

describe('refundAmount()', () => {
  for (const [status, nanos, promised, asked, expected] of cases) {
    it(`${status} ${nanos}, ${promised} promised, asked ${asked ?? 'for the rest'}: ${expected}`, () => {
      const amount = { currency: 'EUR', nanos };
      assert.equal(refundAmount({ status, amount }, promised, asked), expected);
    });
  }
});
