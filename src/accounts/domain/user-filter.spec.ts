import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FilterError, parseUserFilter, type UserFilter } from './user-filter.ts';

const T = '2026-01-31T12:00:00Z';

const readable: [filter: string, expected: Partial<UserFilter>][] = [
  ['', {}],
  ['  ', {}],
  ['email = "ada@example.com"', { email: 'ada@example.com' }],
  ['email=ada@example.com', { email: 'ada@example.com' }],
  ["username = 'ada'", { username: 'ada' }],
  ['full_name : "love"', { nameParts: ['love'] }],
  ['fullName:"love" AND full_name:"ada"', { nameParts: ['love', 'ada'] }],
  ['full_name : "say \\"AND\\" \\\\ done"', { nameParts: ['say "AND" \\ done'] }],
  ['full_name : "Ünal 🦊"', { nameParts: ['Ünal 🦊'] }],
  ['full_name : AND', { nameParts: ['AND'] }],
  ['roles:staff AND roles:"admin"', { roles: ['staff', 'admin'] }],
  [`create_time >= "${T}"`, { createTime: { '>=': new Date(T) } }],
  ['create_time < "2028-02-29T23:59:59-11:00"', { createTime: { '<': new Date('2028-03-01T10:59:59Z') } }],
  [`createTime>'2026-01-31T13:00:00+01:00'`, { createTime: { '>': new Date(T) } }],
  [
    `create_time > "${T}" AND create_time <= "2026-02-01T00:00:00.5Z" AND roles:staff`,
    { createTime: { '>': new Date(T), '<=': new Date('2026-02-01T00:00:00.500Z') }, roles: ['staff'] },
  ],
];

for (const [filter, expected] of readable) {
  test(`reads ${JSON.stringify(filter)}`, () => {
    assert.deepEqual(parseUserFilter(filter), { nameParts: [], roles: [], createTime: {}, ...expected });
  });
}

const refused: [filter: string, message: RegExp][] = [
  ['email', /compare email by =/],
  ['email =', /lacks a value for email/],
  ['email = =', /lacks a value for email/],
  ['email : "a"', /compare email by =/],
  ['email != "a"', /compare email by =/],
  ['full_name = "a"', /compare full_name by :/],
  ['roles : "king"', /compare roles with one of customer, staff, admin/],
  ['password_hash : "a"', /must compare email, username, full_name, roles, create_time/],
  ['constructor = "a"', /must compare email, username/],
  ['"email" = "a"', /must compare email, username/],
  ['email = "a" OR email = "b"', /by AND, not by "OR"/],
  ['email = "a" and username = "b"', /by AND, not by "and"/],
  ['email = "a" username = "b"', /by AND, not by "username"/],
  ['email = "a" AND', /must compare email, username/],
  ['AND', /must compare email, username/],
  ['NOT email = "a"', /must compare email, username/],
  ['(email = "a")', /cannot be read at character 1/],
  ['email = "a', /cannot be read at character 8/],
  ['email = "a" AND email = "b"', /compare email once/],
  [`create_time > "${T}" AND create_time > "${T}"`, /compare create_time by > once/],
  [`create_time = "${T}"`, /compare create_time by >, >=, <, <=/],
  [`create_time > ${T}`, /by AND|quoted RFC 3339/],
  ['create_time > "yesterday"', /quoted RFC 3339 time/],
  ['create_time > "2026-13-31T12:00:00Z"', /quoted RFC 3339 time/],
  ['create_time > "2026-02-29T12:00:00Z"', /quoted RFC 3339 time/],
  ['create_time > "2026-01-31T24:00:00Z"', /quoted RFC 3339 time/],
  ['create_time > "2026-01-31"', /quoted RFC 3339 time/],
  ['full_name : "\u0000"', /NUL/],
  ['full_name : "\ud800"', /valid text/],
  [`full_name : "${'x'.repeat(1_000)}"`, /at most 1000 characters/],
];

for (const [filter, message] of refused) {
  test(`refuses ${JSON.stringify(filter.slice(0, 80))}`, () => {
    assert.throws(
      () => parseUserFilter(filter),
      (error) => error instanceof FilterError && message.test(error.message),
    );
  });
}
