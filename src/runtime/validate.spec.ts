import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlazaError } from './errors.ts';
import { invalidField, isEmail, isUuid, textProblem, Violations } from './validate.ts';

describe('a text', () => {
  const cases: [string, string, number, number, RegExp | undefined][] = [
    ['fits', 'abc', 1, 3, undefined],
    ['counts code points', '🦀🦀🦀', 1, 3, undefined],
    ['may hold line breaks and tabs', 'a\n\tb', 1, 10, undefined],
    ['may be empty where none is required', '', 0, 3, undefined],
    ['is required', '', 1, 3, /is required/],
    ['is too long', 'abcd', 1, 3, /at most 3/],
    ['is too short', 'ab', 3, 5, /at least 3/],
    ['is blank', '  ', 1, 3, /blank/],
    ['holds NUL', 'a\u0000', 1, 3, /control/],
    ['holds a bell', 'a\u0007', 1, 3, /control/],
    ['holds DEL', 'a\u007f', 1, 3, /control/],
    ['holds a lone surrogate', 'a\ud800', 1, 3, /Unicode/],
  ];
  for (const [name, value, min, max, problem] of cases) {
    it(name, () => {
      const found = textProblem(value, min, max);
      if (problem) assert.match(found ?? 'none', problem);
      else assert.equal(found, undefined);
    });
  }
});

describe('fields that something else reads', () => {
  it('are told of with the others', () => {
    const violations = new Violations();
    assert.equal(
      violations.read(() => 7),
      7,
    );
    violations.add('a', 'is required');
    assert.equal(
      violations.read(() => {
        throw invalidField('b', 'is forged');
      }),
      undefined,
    );
    assert.deepEqual(
      violations.list.map(({ field }) => field),
      ['a', 'b'],
    );
  });
  it('are no reason to hide another error', () => {
    const bug = new Error('bug');
    assert.throws(
      () =>
        new Violations().read(() => {
          throw bug;
        }),
      bug,
    );
  });
});

describe('a UUID', () => {
  const cases: [string, boolean][] = [
    ['01a1fdd5-904a-7186-9745-8a6305e815df', true],
    ['01A1FDD5-904A-7186-9745-8A6305E815DF', false],
    ['01a1fdd5904a718697458a6305e815df', false],
    ['', false],
    ['01a1fdd5-904a-7186-9745-8a6305e815df\n', false],
    ["01a1fdd5-904a-7186-9745-8a6305e815d'", false],
  ];
  for (const [value, ok] of cases)
    it(`${JSON.stringify(value)} is ${ok ? 'one' : 'none'}`, () => assert.equal(isUuid(value), ok));
});

describe('an e-mail address', () => {
  const cases: [string, boolean][] = [
    ['admin@plaza.example', true],
    ["o'hara+tag@mail.example.co.uk", true],
    ['ünï@exämple.org', false],
    ['ünï@example.org', true],
    ['a@b', false],
    ['a b@c.de', false],
    ['@c.de', false],
    ['a@c.de@f.gh', false],
    ['a@-c.de', false],
    [`${'a'.repeat(65)}@c.de`, false],
    [`a@${'b'.repeat(260)}.de`, false],
    ['', false],
  ];
  for (const [value, ok] of cases)
    it(`${value.slice(0, 40)} is ${ok ? 'one' : 'none'}`, () => assert.equal(isEmail(value), ok));
});

describe('violations', () => {
  it('come all at once', () => {
    const violations = new Violations();
    violations.text('name', '');
    violations.uuid('items[0].productId', 'x');
    violations.integer('items[0].quantity', 0, 1, 10_000);
    violations.integer('fine', 5, 1, 10);
    violations.integer('half', 1.5, 1, 10);
    violations.email('email', 'x');
    violations.check(true, 'ok', 'never');
    assert.throws(
      () => violations.throwIfAny(),
      (error: PlazaError) => {
        assert.deepEqual(
          error.violations.map((v) => v.field),
          ['name', 'items[0].productId', 'items[0].quantity', 'half', 'email'],
        );
        return error instanceof PlazaError;
      },
    );
  });

  it('throw nothing when there are none', () => new Violations().throwIfAny());
});
