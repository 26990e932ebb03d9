import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailKey, parseEmail } from './email.ts';

const MAX_DOMAIN = `${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;

/** Undefined: it is none. */
const cases: [value: string, kept: string | undefined][] = [
  ['admin@plaza.example', 'admin@plaza.example'],
  ["o'hara+Tag@mail.example.co.uk", "o'hara+Tag@mail.example.co.uk"],
  ['Ada@Example.COM', 'Ada@Example.COM'],
  ['ünï@example.org', 'ünï@example.org'],
  ['jose\u0301@example.org', 'jos\u00e9@example.org'],
  ['u@bücher.example', 'u@xn--bcher-kva.example'],
  ['u@BÜCHER.example', 'u@xn--bcher-kva.example'],
  ['u@bu\u0308cher.example', 'u@xn--bcher-kva.example'],
  ['u@xn--bcher-kva.example', 'u@xn--bcher-kva.example'],
  ['u@XN--BCHER-KVA.example', 'u@XN--BCHER-KVA.example'],
  ['u@faß.de', 'u@xn--fa-hia.de'],
  ['u@例え。テスト', 'u@xn--r8jz45g.xn--zckzah'],
  ['u@example。com', 'u@example.com'],
  ['u@example．com', 'u@example.com'],
  ['u@ｅｘａｍｐｌｅ｡ｃｏｍ', 'u@example.com'],
  ['u@ＥＸＡＭＰＬＥ.com', 'u@EXAMPLE.com'],
  ['u＠example.com', 'u@example.com'],
  ['李@例え.jp', '李@xn--r8jz45g.jp'],
  [`a@${MAX_DOMAIN}`, `a@${MAX_DOMAIN}`],

  ['', undefined],
  ['a@b', undefined],
  ['@c.de', undefined],
  ['a@', undefined],
  ['a b@c.de', undefined],
  ['a@c.de ', undefined],
  ['a@c.de\n', undefined],
  ['a@c.de@f.gh', undefined],
  ['a＠b@c.de', undefined],
  ['a@-c.de', undefined],
  ['a@c..de', undefined],
  ['a@c.de.', undefined],
  ['a@.c.de', undefined],
  ['a\u0000@c.de', undefined],
  ['a\u009b@c.de', undefined],
  ['a\ud800@c.de', undefined],
  ['a@c\ud800.de', undefined],
  ['jos\u00e9\u200b@c.de', undefined],
  ['\u3164@c.de', undefined],
  ['a\u00ad@c.de', undefined],
  ['a\u202e@c.de', undefined],
  ['a\u2800@c.de', undefined],
  ['a@c\u200b.de', undefined],
  ['a@ü\u00ad.de', undefined],
  ['a@ü/x.de', undefined],
  ['a@ü?x.de', undefined],
  ['a@ü#x.de', undefined],
  ['a@ü:80.de', undefined],
  ['a@ü%2e.de', undefined],
  ['a@ü／x.de', undefined],
  ['a@ü..de', undefined],
  ['a@a_b.de', undefined],
  ['a@xn--a.example', undefined],
  ['a@xn--ü.de', undefined],
  [`a@${'ü'.repeat(63)}.de`, undefined],
  [`${'a'.repeat(65)}@c.de`, undefined],
  [`a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(61)}.de`, undefined],
];
for (const [value, kept] of cases) {
  test(`${JSON.stringify(value.slice(0, 40))} is ${kept?.slice(0, 40) ?? 'no address'}`, () => {
    assert.equal(parseEmail(value), kept);
    if (kept !== undefined) assert.equal(parseEmail(kept), kept);
  });
}

const same: [string, string][] = [
  ['José@example.com', 'jose\u0301@EXAMPLE.com'],
  ['ＡＤＡ@example.com', 'ada@example.com'],
  ['ΟΔΟΣ@example.com', 'οδος@example.com'],
  ['οδος@example.com', 'οδοσ@example.com'],
  ['u@bücher.example', 'U@xn--bcher-kva.example'],
];
for (const [a, b] of same) {
  test(`${a} and ${b} are one address`, () => {
    assert.equal(emailKey(parseEmail(a)!), emailKey(parseEmail(b)!));
  });
}

test('addresses that look different are', () => {
  const keys = ['jose@c.de', 'josé@c.de', 'josè@c.de', 'strasse@c.de', 'straße@c.de', 'ı@c.de', 'i@c.de'].map(
    emailKey,
  );
  assert.equal(new Set(keys).size, keys.length);
});
