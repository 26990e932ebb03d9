import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isAllowed, list, packages } from './licences.ts';

describe('licences', () => {
  it('of all packages are named, and ones that we take', () => {
    const bad = packages().filter(({ licence }) => !isAllowed(licence));
    assert.deepEqual(
      bad.map(({ name, version, licence }) => `${name} ${version}: ${licence ?? 'none named'}`),
      [],
    );
  });

  it('stand in docs/third-party.md (make licences writes it)', () => {
    const written = readFileSync(new URL('../docs/third-party.md', import.meta.url), 'utf8');
    // Not the difference of two long texts: it would hide what to do.
    assert.ok(
      written === list(),
      'docs/third-party.md is not what package-lock.json says: run `make licences`.',
    );
  });

  for (const [licence, allowed] of [
    ['MIT', true],
    ['MIT OR GPL-3.0-only', true],
    ['(MIT OR CC0-1.0)', true],
    ['(BSD-3-Clause AND Apache-2.0)', true],
    ['MIT AND GPL-3.0-only', false],
    ['AGPL-3.0-only', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN LICENSE', false],
    [undefined, false],
  ] as const) {
    it(`${licence ?? 'none'} is ${allowed ? '' : 'not '}allowed`, () =>
      assert.equal(isAllowed(licence), allowed));
  }

  it('names a package that brings another', () => {
    const lock = JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', license: 'GPL-3.0-only' },
        'node_modules/b': { version: '2.0.0' },
      },
    });
    assert.deepEqual(
      packages(lock).map(({ name, licence }) => [name, isAllowed(licence)]),
      [
        ['a', false],
        ['b', false],
      ],
    );
  });
});
