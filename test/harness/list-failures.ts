// A reporter for node --test: one line for each test that failed, with its file and the names of those around it.
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** What a test that only holds failed ones fails with. */
const OF_OTHERS = 'subtestsFailed';

// biome-ignore lint/style/noDefaultExport: node --test asks for one
export default async function* listFailures(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = [];
  for await (const { type, data } of events) {
    if (type === 'test:start') names.splice(data.nesting, Number.POSITIVE_INFINITY, data.name);
    if (type !== 'test:fail' || data.todo !== undefined) continue;
    const { cause, failureType } = data.details.error as { cause?: unknown; failureType?: string };
    if (failureType === OF_OTHERS || cause === OF_OTHERS) continue;
    const name = [...names.slice(0, data.nesting), data.name].join(' > ');
    const where = data.file === undefined ? '' : `${relative('', data.file)}:${data.line}  `;
    yield `${where}${name}\n`;
  }
}
