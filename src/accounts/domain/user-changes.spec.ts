import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedFields, type GivenFields } from './user-changes.ts';

const NOTHING: GivenFields = { email: undefined, username: undefined, fullName: undefined };

const cases: [
  what: string,
  given: Partial<GivenFields>,
  mask: string[] | undefined,
  changes: object,
  unknown?: string[],
][] = [
  ['without a mask what is present', { email: 'e' }, undefined, { email: 'e' }],
  ['an empty mask is none', { fullName: 'f' }, [], { fullName: 'f' }],
  ['present and empty counts', { username: '' }, undefined, { username: '' }],
  ['nothing present changes nothing', {}, undefined, {}],
  ['with a mask only what it names', { email: 'e', fullName: 'f' }, ['full_name'], { fullName: 'f' }],
  ['the JSON name', { fullName: 'f' }, ['fullName'], { fullName: 'f' }],
  ['named and absent is emptied', {}, ['username'], { username: '' }],
  ['* is all of them', { email: 'e', fullName: 'f' }, ['*'], { email: 'e', fullName: 'f', username: '' }],
  [
    'unknown paths',
    { email: 'e' },
    ['email', 'roles', 'constructor'],
    { email: 'e' },
    ['roles', 'constructor'],
  ],
];

for (const [what, given, mask, changes, unknown = []] of cases) {
  test(`an update sets: ${what}`, () => {
    assert.deepEqual(changedFields({ ...NOTHING, ...given }, mask), { changes, unknown });
  });
}
