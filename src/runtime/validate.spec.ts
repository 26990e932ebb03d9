import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlazaError } from './errors.ts';
import { invalidField, isUuid, Violations } from './validate.ts';

describe('a text', () => {
  it('is given as it is to be kept, and told of where it cannot be', () => {
    const violations = new Violations();
    assert.equal(violations.text('name', 'Jose\u0301\r\n'), 'Jos\u00e9\n');
    assert.equal(violations.text('long', 'e\u0301e\u0301', { max: 1 }), '\u00e9\u00e9');
    assert.deepEqual(violations.list, [{ field: 'long', description: 'must have at most 1 characters' }]);
  });
});

describe('an e-mail address', () => {
  it('is given as it is to be kept, and told of where it is none', () => {
    const violations = new Violations();
    assert.equal(
      violations.email('email', 'Jose\u0301@B\u00fccher.example'),
      'Jos\u00e9@xn--bcher-kva.example',
    );
    for (const wrong of ['', 'a@b', 'a\u200b@c.de']) assert.equal(violations.email('email', wrong), '');
    assert.deepEqual(
      violations.list.map(({ description }) => description),
      ['is required', 'must be an e-mail address', 'must not hold spaces or invisible characters'],
    );
  });
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
