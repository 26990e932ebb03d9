import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadMesh } from '../mesh/load.ts';
import { checkVersion } from '../mesh/versions.ts';
import { promote, wholeNumber } from './promote.ts';
import type { Release } from './release.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const release: Release = {
  images: { catalog: { v1: digest('a'), v2: digest('b') }, orders: { v1: digest('c') } },
  weights: {},
};
const of = (to: string, weight: number, from = release, image?: string) =>
  promote(from, { service: 'catalog', to, weight, digest: image });

describe('promote', () => {
  it('gives a canary its share', () => assert.deepEqual(of('v2', 10).weights, { catalog: { v2: 10 } }));
  it('replaces a share', () => assert.deepEqual(of('v2', 50, of('v2', 10)).weights, { catalog: { v2: 50 } }));
  it('gives all calls to the other colour', () =>
    assert.deepEqual(of('v2', 100).weights, { catalog: { v2: 100 } }));
  it('goes back to the stable version', () => assert.deepEqual(of('v1', 100, of('v2', 10)), release));
  it('ends a canary at zero', () => assert.deepEqual(of('v2', 0, of('v2', 10)), release));
  it('changes an image, and no share', () => {
    const changed = of('v1', 0, of('v2', 10), digest('d'));
    assert.equal(changed.images.catalog!.v1, digest('d'));
    assert.deepEqual(changed.weights, { catalog: { v2: 10 } });
  });
  it('takes a digest of any 64 hex digits', () => {
    const any = `sha256:${'0123456789abcdef'.repeat(4)}`;
    assert.equal(of('v1', 0, release, any).images.catalog!.v1, any);
  });
  it('leaves what it is given as it was', () => {
    const before = structuredClone(release);
    of('v2', 10);
    assert.deepEqual(release, before);
  });

  const refused: [string, () => unknown, RegExp][] = [
    ['a service that is not there', () => checkVersion(loadMesh('prod'), 'x', 'v1'), /no service "x"/],
    ['a version that is not there', () => checkVersion(loadMesh('prod'), 'catalog', 'v3'), /no version "v3"/],
    ['more than all calls', () => of('v2', 101), /more than 100/],
    [
      'an image by a tag',
      () => of('v2', 10, release, 'latest'),
      /"latest" is no digest \(sha256: and 64 hex digits\)/,
    ],
    ['a digest that is cut off', () => of('v2', 10, release, digest('a').slice(0, -1)), /no digest/],
    ['a digest that goes on', () => of('v2', 10, release, `${digest('a')}a`), /no digest/],
    [
      'a share of less than none',
      () => of('v2', 10, { ...release, weights: { orders: { v2: -1 } } }),
      /whole number/,
    ],
    ['calls to a version that has no image', () => of('v3', 10), /v3 has no image yet.*DIGEST/],
    ['an image by an empty variable', () => of('v1', 100, of('v2', 10), ''), /"" is no digest/],
    ['a share by an empty variable', () => wholeNumber(''), /WEIGHT is ""/],
    ['a share of half a percent', () => of('v2', 0.5), /whole number/],
  ];
  for (const [what, run, message] of refused) it(`refuses ${what}`, () => assert.throws(run, message));
});
