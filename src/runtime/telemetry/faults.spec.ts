import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, isFault } from './faults.ts';

const json = { reporter: 'gateway', source: 'client', protocol: 'json', grpc_status: '' } as const;
const grpc = { reporter: 'gateway', source: 'client', protocol: 'grpc', status: '200' } as const;
/** As the proxy in front of a service says it. */
const inbound = { ...grpc, reporter: 'inbound', source: 'gateway' } as const;

const cases: [what: string, said: Partial<Call>, fault: boolean][] = [
  ['answered', { ...grpc, grpc_status: '0' }, false],
  ['answered, as JSON', { ...json, status: '200' }, false],
  ['not found', { ...grpc, grpc_status: '5' }, false],
  ['malformed', { ...json, status: '400', kind: 'none' }, false],
  ['no such path', { ...json, status: '404', kind: 'none' }, false],
  ['no such method', { ...grpc, grpc_status: '12', kind: 'none' }, false],
  ['a foreign encoding', { ...inbound, grpc_status: '12' }, false],
  ['too many', { ...json, status: '429' }, false],
  ['a client that left before the answer', { ...json, status: '0' }, false],
  ['a client that left, natively', { ...grpc, status: '0', grpc_status: '' }, false],
  ['a reader of a stream who left', { ...grpc, grpc_status: '2', kind: 'lasting' }, false],
  ['a reader who left in the middle of an answer', { ...inbound, grpc_status: '2' }, false],
  ['a stream whose hour is over', { ...grpc, grpc_status: '4', kind: 'lasting', late: true }, false],
  ['a stream whose token is over', { ...inbound, grpc_status: '14', kind: 'lasting', late: true }, false],
  ['an import whose token is over, as JSON', { ...json, status: '503', kind: 'lasting' }, false],
  ['a deadline of a millisecond', { ...grpc, grpc_status: '4' }, false],
  ['a deadline of a millisecond, as JSON', { ...json, status: '504' }, false],
  ['a deadline of a millisecond, at the service', { ...inbound, grpc_status: '4', source: 'orders' }, false],
  ['a call that a client held open', { ...inbound, grpc_status: '4', late: true }, false],
  ['a call that nobody known held open', { ...inbound, source: '', grpc_status: '4', late: true }, false],
  ['a body that was waited for', { ...json, status: '504', kind: 'none', late: true }, false],
  ['a version that does not run', { ...grpc, grpc_status: '14', pinned: 'v2' }, false],
  ['a version that does not run, as JSON', { ...json, status: '503', pinned: 'v2' }, false],
  ['an error of a version', { ...json, status: '500', pinned: 'v2' }, true],
  ['nobody there', { ...grpc, grpc_status: '14' }, true],
  ['nobody there, as JSON', { ...json, status: '503' }, true],
  ['no keys to verify tokens with, before it is made gRPC', { ...json, status: '503', kind: 'none' }, true],
  ['an error of the service', { ...inbound, grpc_status: '13' }, true],
  ['an error of the service, as JSON', { ...json, status: '500' }, true],
  ['an error of the service in a stream', { ...grpc, grpc_status: '13', kind: 'lasting' }, true],
  ['what is kept is lost', { ...inbound, grpc_status: '15' }, true],
  ['too late, as JSON', { ...json, status: '504', late: true }, true],
  ['too late for another service', { ...inbound, source: 'orders', grpc_status: '4', late: true }, true],
];

test('a fault is what the server is to blame for, of all that proxies say of a call', () => {
  for (const [what, said, fault] of cases)
    assert.equal(
      isFault({ pinned: '', kind: 'unary', late: false, status: '', grpc_status: '', ...said } as Call),
      fault,
      what,
    );
});
