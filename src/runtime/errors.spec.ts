import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import statusPb from '../../gen/google/rpc/status_pb.js';
import {
  aborted,
  alreadyExists,
  failedPrecondition,
  invalid,
  notFound,
  PlazaError,
  resourceExhausted,
  sessionEnded,
  toStatus,
  unauthenticated,
} from './errors.ts';
import { PeerError, readDetails } from './peer-error.ts';

const withCode = (code: string) =>
  Object.assign(new Error('relation "users" of secret host 10.0.0.1'), { code });

function peerError(code: status, from?: PlazaError): PeerError {
  const sent = from ? toStatus(from, 'r', new Date()).metadata : new Metadata();
  return new PeerError(
    '/a.B/C',
    Object.assign(new Error('x'), { code, details: 'inner words', metadata: sent }) as ServiceError,
  );
}

describe('PlazaError.from', () => {
  const cases: [string, unknown, status, string][] = [
    ['a connection failure', withCode('08006'), status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'],
    ['an admin shutdown', withCode('57P01'), status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'],
    ['a crash shutdown', withCode('57P02'), status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'],
    ['a server that starts', withCode('57P03'), status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'],
    ['a role that may not sign in', withCode('28000'), status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'],
    ['a database that takes no connections', withCode('55000'), status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'],
    ['a database that is not there', withCode('3D000'), status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'],
    ['a full disk', withCode('53100'), status.UNAVAILABLE, 'DATABASE_OVERLOADED'],
    ['too many connections', withCode('53300'), status.UNAVAILABLE, 'DATABASE_OVERLOADED'],
    ['a statement timeout', withCode('57014'), status.DEADLINE_EXCEEDED, 'DEADLINE_EXCEEDED'],
    ['a serialization failure', withCode('40001'), status.ABORTED, 'CONCURRENT_CHANGE'],
    ['a deadlock', withCode('40P01'), status.ABORTED, 'CONCURRENT_CHANGE'],
    ['a lock timeout', withCode('55P03'), status.ABORTED, 'CONCURRENT_CHANGE'],
    ['a NUL in a text', withCode('22021'), status.INVALID_ARGUMENT, 'INVALID_TEXT'],
    ['a number out of range', withCode('22003'), status.INVALID_ARGUMENT, 'VALUE_REFUSED'],
    ['a text that is no uuid', withCode('22P02'), status.INVALID_ARGUMENT, 'VALUE_REFUSED'],
    ['a row too large for an index', withCode('54000'), status.INVALID_ARGUMENT, 'VALUE_TOO_COMPLEX'],
    ['an expression too deep', withCode('54001'), status.INVALID_ARGUMENT, 'VALUE_TOO_COMPLEX'],
    ['a unique violation nobody mapped', withCode('23505'), status.INTERNAL, 'INTERNAL'],
    ['a syntax error', withCode('42601'), status.INTERNAL, 'INTERNAL'],
    ['a file error', withCode('EACCES'), status.INTERNAL, 'INTERNAL'],
    ['a plain error', new Error('secret'), status.INTERNAL, 'INTERNAL'],
    ['a text', 'secret', status.INTERNAL, 'INTERNAL'],
    ['undefined', undefined, status.INTERNAL, 'INTERNAL'],
    ['null', null, status.INTERNAL, 'INTERNAL'],
    ['an own error', aborted('RACE', 'x'), status.ABORTED, 'RACE'],
    ['a peer that is down', peerError(status.UNAVAILABLE), status.UNAVAILABLE, 'PEER_FAILED'],
    ['a peer that is late', peerError(status.DEADLINE_EXCEEDED), status.DEADLINE_EXCEEDED, 'PEER_FAILED'],
    [
      'a peer with a race',
      peerError(status.ABORTED, aborted('TWIN_RUNNING', 'x')),
      status.ABORTED,
      'TWIN_RUNNING',
    ],
    ['a peer over its limit', peerError(status.RESOURCE_EXHAUSTED), status.RESOURCE_EXHAUSTED, 'PEER_FAILED'],
    ['a peer that refuses', peerError(status.PERMISSION_DENIED), status.INTERNAL, 'INTERNAL'],
    [
      'a peer that finds nothing',
      peerError(status.NOT_FOUND, notFound('product')),
      status.INTERNAL,
      'INTERNAL',
    ],
    [
      'a peer that knows already that the session has ended',
      peerError(status.UNAUTHENTICATED, sessionEnded()),
      status.UNAUTHENTICATED,
      'SESSION_ENDED',
    ],
    ['a peer that does not know us', peerError(status.UNAUTHENTICATED), status.INTERNAL, 'INTERNAL'],
    ['a peer with a bug', peerError(status.INTERNAL), status.INTERNAL, 'INTERNAL'],
  ];
  for (const [name, thrown, code, reason] of cases) {
    it(`makes ${status[code]} of ${name}, and keeps it for the log alone`, () => {
      const error = PlazaError.from(thrown);
      assert.deepEqual([status[error.code], error.reason], [status[code], reason]);
      assert.doesNotMatch(error.message, /secret|10\.0\.0\.1|users|inner words/);
      if (error !== thrown) assert.equal(error.cause, thrown ?? error.cause);
    });
  }

  it('takes the reason out of an AbortError', () => {
    const reason = aborted('RACE', 'x');
    const error = Object.assign(new Error('aborted', { cause: reason }), { name: 'AbortError' });
    assert.equal(PlazaError.from(error), reason);
  });
});

describe('toStatus', () => {
  const now = new Date('2026-01-02T03:04:05.678Z');

  it('carries reason, time, metadata, request id and violations', () => {
    const error = new PlazaError(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', 'bad', {
      violations: [{ field: 'items[0].productId', description: 'is unknown' }],
      metadata: { left: '3' },
    });
    const sent = toStatus(error, 'r-1', now);
    assert.deepEqual([sent.code, sent.details], [status.INVALID_ARGUMENT, 'bad']);
    assert.deepEqual(readDetails(sent.metadata), {
      reason: 'INVALID_ARGUMENT',
      requestId: 'r-1',
      metadata: { timestamp: '2026-01-02T03:04:05.678Z', left: '3' },
      violations: [{ field: 'items[0].productId', description: 'is unknown' }],
    });
    const [bytes] = sent.metadata.get('grpc-status-details-bin');
    const rich = statusPb.Status.deserializeBinary(bytes as Buffer);
    assert.deepEqual([rich.getCode(), rich.getMessage()], [3, 'bad']);
    assert.deepEqual(
      rich.getDetailsList().map((any) => any.getTypeUrl()),
      ['google.rpc.ErrorInfo', 'google.rpc.RequestInfo', 'google.rpc.BadRequest'].map(
        (t) => `type.googleapis.com/${t}`,
      ),
    );
  });

  it('says when to come again where an HTTP client looks for it', () => {
    const sent = toStatus(resourceExhausted('BUSY', 'x', { retryAfter: '7' }), 'r', now);
    assert.deepEqual(sent.metadata.get('retry-after'), ['7']);
    assert.deepEqual(toStatus(resourceExhausted('FULL', 'x'), 'r', now).metadata.get('retry-after'), []);
  });

  it('sends nothing that a header cannot carry', () => {
    const sent = toStatus(
      failedPrecondition('X', `lone \ud800 ${'x'.repeat(5_000)}`, { a: '\udfff' }),
      'r',
      now,
    );
    assert.match(sent.details, /^lone \ufffd x+…$/);
    assert.ok(encodeURI(sent.details).length <= 1_000);
    assert.equal(readDetails(sent.metadata).metadata.a, '\ufffd');
  });
});

describe('the functions for errors', () => {
  const cases: [PlazaError, status, string, RegExp][] = [
    [notFound('product', 'p1'), status.NOT_FOUND, 'PRODUCT_NOT_FOUND', /^There is no product p1\.$/],
    [notFound('page of users'), status.NOT_FOUND, 'PAGE_OF_USERS_NOT_FOUND', /^There is no page of users\.$/],
    [alreadyExists('EMAIL_TAKEN', 'taken'), status.ALREADY_EXISTS, 'EMAIL_TAKEN', /^taken$/],
    [unauthenticated('WRONG_PASSWORD', 'no'), status.UNAUTHENTICATED, 'WRONG_PASSWORD', /^no$/],
    [
      invalid([{ field: 'a', description: 'is required' }]),
      status.INVALID_ARGUMENT,
      'INVALID_ARGUMENT',
      /a: is required$/,
    ],
  ];
  for (const [error, code, reason, message] of cases) {
    it(`make ${reason}`, () => {
      assert.deepEqual([error.code, error.reason], [code, reason]);
      assert.match(error.message, message);
    });
  }
});

describe('readDetails', () => {
  it('gives nothing for details that do not decode', () => {
    const metadata = new Metadata();
    metadata.set('grpc-status-details-bin', Buffer.from([0xff, 0xff]));
    assert.equal(readDetails(metadata).reason, '');
    assert.equal(readDetails(undefined).reason, '');
  });
});
