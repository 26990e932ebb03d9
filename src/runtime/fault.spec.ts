import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFault, noFault } from './fault.ts';

describe('a fault', () => {
  const cases: [string, string, string[], number | undefined][] = [
    ['strikes the first time', 'a.b', ['x', 'a.b', 'a.b'], 1],
    ['strikes the second time', 'a.b:2', ['a.b', 'x', 'a.b', 'a.b'], 2],
    ['knows points with a colon', '/p.S/M:reply', ['/p.S/M:before', '/p.S/M:reply'], 1],
    ['counts points with a colon', '/p.S/M:reply:2', ['/p.S/M:reply', '/p.S/M:before', '/p.S/M:reply'], 2],
    ['leaves other points alone', 'a.b', ['a', 'a.b.c'], undefined],
  ];
  for (const [name, spec, points, at] of cases) {
    it(name, () => {
      const struck: number[] = [];
      let n = -1;
      const fault = createFault(spec, () => {
        struck.push(n);
        return true;
      });
      for (const point of points) {
        n++;
        fault(point);
      }
      assert.deepEqual(struck, at === undefined ? [] : [at]);
    });
  }

  it('is nothing when it is not configured', () => assert.equal(createFault(undefined), noFault));
});
