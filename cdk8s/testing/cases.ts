import { after, describe, it } from 'node:test';
import type { Chart } from 'cdk8s';
import { golden } from './golden.ts';
import { made, type Resource } from './resources.ts';

/** A construct, and the point of what it makes. */
export type Case = [name: string, build: (chart: Chart) => unknown, point: (resources: Resource[]) => void];

/** Asks each for its point, and compares all that it makes with golden/<suite>/<name>.yaml. */
export function describeCases(suite: string, cases: Case[]): void {
  describe(suite, () => {
    const kept = golden(suite);
    after(() => kept.finish());
    for (const [name, build, point] of cases)
      it(name, () => {
        const resources = made(build);
        point(resources);
        kept.check(name, resources);
      });
  });
}
