import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { createPageTokens } from '../../runtime/pages.ts';
import { testCall } from '../../runtime/testing/call.ts';
import type { LogRecord, LogSource, Wanted } from '../logs/log-record.ts';
import type { Places } from '../logs/places.ts';
import { tailLogs } from './tail-logs.ts';

const record = {
  time: Date.UTC(2026),
  service: 'catalog',
  instance: 'catalog-1',
  level: 'info',
  message: 'call',
  requestId: 'r-1',
  fields: {},
} satisfies LogRecord;
const places: Places = new Map([
  ['catalog-1', ['mark', 77] as const],
  ['orders-1', ['', 0] as const],
]);
const asked: Wanted[] = [];
const source: LogSource = {
  async *tail(wanted) {
    asked.push(wanted);
    yield { places: new Map() };
    yield { record, places };
    yield { places };
  },
};
const handler = tailLogs(new Set(['catalog', 'orders']), source, createPageTokens('a secret'));

interface Asked {
  service?: string;
  level?: string;
  cursor?: string;
  subject?: string;
}

async function tail({ service = '', level = '', cursor = '', subject = 'admin-1' }: Asked = {}) {
  const request = new pb.TailLogsRequest().setService(service).setLevel(level).setCursor(cursor);
  const call = testCall({ method: '/plaza.ops.v1.Logs/TailLogs', subject, roles: 'admin' });
  return (await Array.fromAsync(handler(request, call))) as pb.TailLogsResponse[];
}

describe('tailLogs()', () => {
  it('gives a cursor at once and with each line, and goes on behind it', async () => {
    const [first, line, end, ...more] = await tail();
    assert.deepEqual(more, []);
    assert.ok(first!.hasHeartbeat() && first!.getCursor() !== '');
    assert.equal(line!.getItem()!.getRequestId(), 'r-1');
    assert.ok(end!.hasEnd());
    await tail({ cursor: first!.getCursor()! });
    assert.deepEqual(asked.at(-1)!.from, new Map());
    await tail({ cursor: line!.getCursor()!, level: 'info' });
    assert.deepEqual(asked.at(-1)!.from, places);
    await tail();
    assert.equal(asked.at(-1)!.from, undefined);
  });

  const refused = (asks: Asked, ...fields: string[]) =>
    assert.rejects(tail(asks), (error: { violations: { field: string }[] }) => {
      assert.deepEqual(
        error.violations.map(({ field }) => field),
        fields,
      );
      return true;
    });

  it('refuses a cursor that is forged, of another caller, or of other lines', async () => {
    const cursor = (await tail())[1]!.getCursor()!;
    await tail({ cursor });
    await refused({ cursor: 'forged' }, 'cursor');
    await refused({ cursor: `${cursor}A` }, 'cursor');
    await refused({ cursor, subject: 'admin-2' }, 'cursor');
    await refused({ cursor, service: 'catalog' }, 'cursor');
    await refused({ cursor, level: 'warn' }, 'cursor');
  });

  it('tells all that is wrong at once', () =>
    refused({ service: 'x', level: 'loud', cursor: 'x' }, 'service', 'level', 'cursor'));
});
