import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, overallHealth } from './overall-health.ts';

const cases: { name: string; answers: Record<string, Answer>; up: boolean; down: string[] }[] = [
  { name: 'all that serve are up', answers: { catalog: 'serving', ops: 'serving' }, up: true, down: [] },
  {
    name: 'one that does not serve degrades the whole',
    answers: { catalog: 'not-serving', ops: 'serving' },
    up: false,
    down: ['catalog'],
  },
  {
    name: 'one that is silent degrades the whole',
    answers: { catalog: 'serving', orders: 'silent' },
    up: false,
    down: ['orders'],
  },
];

for (const { name, answers, up, down } of cases) {
  test(name, () => {
    const health = overallHealth(new Map(Object.entries(answers)));
    assert.equal(health.up, up);
    assert.deepEqual(
      [...health.services].filter(([, s]) => !s.up).map(([n]) => n),
      down,
    );
    for (const service of health.services.values()) assert.equal(service.detail === '', service.up);
  });
}
