import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prettyLine } from './log-line.ts';

const call = {
  level: 'info',
  time: '2026-11-21T11:31:18.430Z',
  service: 'catalog',
  instance: 'catalog-1',
  request_id: 'r1',
  trace_id: 't1',
  span_id: 's1',
  method: '/plaza.catalog.v1.Catalog/ListProducts',
  code: 'OK',
  ms: 4.2,
  caller: 'gateway',
  msg: 'call',
};

const cases: [what: string, line: string, shown: string | undefined][] = [
  [
    'a call',
    JSON.stringify(call),
    '11:31:18.430 catalog-1    Catalog/ListProducts OK 4.2 ms from gateway request=r1',
  ],
  [
    'an error with what there is to say',
    JSON.stringify({ ...call, level: 'error', code: 'INTERNAL', err: { message: 'boom' } }),
    '11:31:18.430 catalog-1    ERROR Catalog/ListProducts INTERNAL 4.2 ms from gateway err={"message":"boom"} request=r1',
  ],
  [
    'another line of a service',
    '{"level":"info","time":"2026-11-21T11:31:18.430Z","service":"catalog","instance":"catalog-1","pid":7,"msg":"listening"}',
    '11:31:18.430 catalog-1    listening pid=7',
  ],
  ['a plain line as it is', 'LOG:  ready', 'catalog-1    LOG:  ready'],
  ['half a line of JSON as it is', '{"level":"in', 'catalog-1    {"level":"in'],
  ['not a health check', '{"method":"POST","path":"/grpc.health.v1.Health/Check"}', undefined],
  ['not an empty line', '', undefined],
];

describe('prettyLine()', () => {
  for (const [what, line, shown] of cases) {
    it(`shows ${what}`, () => assert.equal(prettyLine('catalog-1', line), shown));
  }
});
