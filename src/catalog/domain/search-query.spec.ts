import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSearchQuery } from './search-query.ts';

describe('readSearchQuery()', () => {
  for (const [query, text, similar] of [
    ['hobit', 'hobit', 'hobit'],
    ['e-mail', 'e-mail', 'e-mail'],
    [' 0-306-40615-2 ', '9780306406157', undefined],
    ['ISBN: 0‑306‑40615‑2', '9780306406157', undefined],
    ['"the sea"', '"the sea"', undefined],
    ['lamp -desk', 'lamp -desk', undefined],
    ['-desk', '-desk', undefined],
    ['lamp - desk', 'lamp desk', 'lamp - desk'],
    ['--desk -- ---', '-desk', undefined],
    ['iPhone ケース', 'iPhone "ケース"', 'iPhone ケース'],
    ['茶　-東京', '"茶" -"東京"', undefined],
    ['Tシャツ OR naïve', '"Tシャツ" OR "naïve"', 'Tシャツ OR naïve'],
    ['－東京 ＡＢＣ', '-"東京" ABC', undefined],
    ['“北京 烤鸭” 茶"', '"北京 烤鸭" "茶"', undefined],
    ['é -"北京 烤鸭"', '"é" -"北京 烤鸭"', undefined],
    ['東京"タワー', '"東京" "タワー', undefined],
    ['– é', '"é"', '– é'],
    ['100% _ \\', '100%', '100% _ \\'],
    ['AT&T', 'AT T', 'AT&T'],
    ['a|---b', 'a -b', 'a|---b'],
    ['a<---b', 'a -b', 'a<---b'],
    ['a(-------- !-', 'a', 'a(-------- !-'],
    ['(-a (b) |-|-| c++', '-a b c++', '(-a (b) |-|-| c++'],
  ] as const) {
    it(`reads ${query}`, () => assert.deepEqual(readSearchQuery(query), { text, similar }));
  }
});
