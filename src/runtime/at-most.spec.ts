import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atMost } from './at-most.ts';
import { PlazaError } from './errors.ts';

async function* numbers(count: number, state = { returned: false }) {
  try {
    for (let i = 0; i < count; i++) yield i;
  } finally {
    state.returned = true;
  }
}

describe('atMost()', () => {
  it('hands on as many as there may be', async () => {
    assert.deepEqual(await Array.fromAsync(atMost(3, numbers(3))), [0, 1, 2]);
  });

  it('ends at one more, and asks for no others', async () => {
    const state = { returned: false };
    const seen: number[] = [];
    await assert.rejects(
      async () => {
        for await (const each of atMost(3, numbers(Number.POSITIVE_INFINITY, state))) seen.push(each);
      },
      (error) => error instanceof PlazaError && error.code === 8 && error.reason === 'TOO_MANY_MESSAGES',
    );
    assert.deepEqual(seen, [0, 1, 2]);
    assert.ok(state.returned);
  });
});
