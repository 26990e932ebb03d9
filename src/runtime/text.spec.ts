import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsInvisible, normalizeText, textProblem } from './text.ts';

const normal: [what: string, value: string, expected: string][] = [
  ['a letter and its accent become one', 'Jose\u0301', 'Jos\u00e9'],
  ['what is composed stays', 'Jos\u00e9', 'Jos\u00e9'],
  ['Hangul is composed', '\u1100\u1161\u11a8', '\uac01'],
  ['the sign of Ångström is the letter', '\u212b', '\u00c5'],
  ['what looks different is not folded', '\uff21\ufb01\u00b2', '\uff21\ufb01\u00b2'],
  ['CRLF is a newline', 'a\r\nb\r\n', 'a\nb\n'],
  ['emoji stay', '👩‍👩‍👧❤️🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍👩‍👧❤️🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
];
for (const [what, value, expected] of normal) {
  test(`${what}`, () => assert.equal(normalizeText(value), expected));
}

const cases: [what: string, value: string, min: number, max: number, problem: RegExp | undefined][] = [
  ['fits', 'abc', 1, 3, undefined],
  ['counts code points', '🦀🦀🦀', 1, 3, undefined],
  ['may hold newlines and tabs', 'a\n\tb', 1, 10, undefined],
  ['may be empty where none is required', '', 0, 3, undefined],
  ['is required', '', 1, 3, /is required/],
  ['is too long', 'abcd', 1, 3, /at most 3/],
  ['is too short', 'ab', 3, 5, /at least 3/],
  ['holds NUL', 'a\u0000', 1, 3, /control/],
  ['holds a bell', 'a\u0007', 1, 3, /control/],
  ['holds a carriage return alone', 'a\rb', 1, 3, /control/],
  ['holds DEL', 'a\u007f', 1, 3, /control/],
  ['holds a control of C1', 'a\u009b', 1, 3, /control/],
  ['holds a next line', 'a\u0085b', 1, 3, /control/],
  ['holds a lone surrogate', 'a\ud800', 1, 3, /Unicode/],
  ['holds a noncharacter', 'a\ufffe', 1, 3, /Unicode/],
  ['holds another noncharacter', 'a\u{1ffff}', 1, 3, /Unicode/],
  ['is of a private use', '\uf8ff', 1, 3, undefined],
  ['has a family of emoji', '👩‍👩‍👧', 1, 5, undefined],
  ['has a Persian name', 'نیک\u200cنام', 1, 10, undefined],
  ['is Malayalam with a joiner', 'ന്\u200d', 1, 3, undefined],
  ['is only a combining accent', '\u0301', 1, 3, undefined],
  ['has marks of direction', 'C++\u200e (שפה)', 1, 20, undefined],
  ['has an isolate', 'a \u2068שלום\u2069 b', 1, 20, undefined],
  ['has an embedding in each line', '\u202a1\u202c\n\u202b2\u202c', 1, 20, undefined],
  ['is a phone number as address books copy it', '\u202d+1 555 0100\u202c', 1, 20, undefined],
  ['has an override to the left', 'a\u202egpj.exe\u202c', 1, 20, /override/],
  ['leaves an embedding open', 'a\u202bb', 1, 20, /close/],
  ['leaves an isolate open in a line', 'a\u2067\nb\u2069', 1, 20, /close/],
];
const BLANK =
  '  |\t\n|\u00a0|\u3000|\u2028|\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad|\u034f|\u061c|\u115f\u1160|\u17b4|\u180e|\u3164|\uffa0|\u2800|\ufe0f|\u{e0041}|\u{e0100}|\u{1d159}|\u{1d173}|\u{13441}|\ufff9|\u200b \u2800';
for (const blank of BLANK.split('|')) cases.push([`shows nothing by ${codes(blank)}`, blank, 1, 9, /blank/]);
cases.push(['shows nothing where none is required', '\u200b', 0, 9, /blank/]);

for (const [what, value, min, max, problem] of cases) {
  test(`a text ${what}: ${problem ? 'refused' : 'fine'}`, () => {
    const found = textProblem(normalizeText(value), min, max);
    if (problem) assert.match(found ?? 'none', problem);
    else assert.equal(found, undefined);
  });
}

test('what is not drawn is found within a text', () => {
  for (const text of ['a b', 'a\u200bb', 'a\u3164', 'a\u0007', 'a\u2800', 'a\u202e', '\u{e0041}a'])
    assert.ok(holdsInvisible(text), codes(text));
  for (const text of ['ab', 'Jose\u0301', 'ß', '李', '🦀']) assert.ok(!holdsInvisible(text), codes(text));
});

function codes(text: string): string {
  return [...text]
    .map((letter) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
