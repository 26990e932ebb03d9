import assert from 'node:assert/strict';
import { connect } from 'node:http2';
import { describe, it } from 'node:test';
import { Metadata } from '@grpc/grpc-js';
import { logFromGrpc } from './grpc-log.ts';
import { createLog } from './log.ts';
import { text } from './testing/echo.ts';
import { start } from './testing/echo-server.ts';

/** What grpc-js logs at a level while a header comes in that it drops. */
function loggedAt(level: string): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  logFromGrpc(
    createLog(
      { service: 'test', instance: 'test-1', level },
      { write: (line) => void lines.push(JSON.parse(line)) },
    ),
  );
  Metadata.fromHttp2Headers({ 'x-secret': 'tök\ten', 'x-plain': 'yes' });
  return lines;
}

describe('what grpc-js has to say', () => {
  it('is a line of the log, and names a header that it drops without its value', () => {
    const [line, ...more] = loggedAt('debug');
    assert.deepEqual(more, []);
    assert.match(String(line!.msg), /x-secret/);
    assert.doesNotMatch(JSON.stringify(line), /tök/);
  });

  it('is nothing at the usual level, whatever callers send', () => assert.deepEqual(loggedAt('info'), []));

  it('does not reach standard error of a server', async (t) => {
    const written = t.mock.method(console, 'error', () => {});
    const { address } = await start({ unary: async () => text('') });
    const session = connect(`http://${address}`);
    const stream = session.request({
      ':method': 'POST',
      ':path': '/plaza.test.v1.Echo/Unary',
      'content-type': 'application/grpc',
      te: 'trailers',
      'x-secret': 'tök',
    });
    stream.end(Buffer.alloc(5));
    stream.resume();
    await new Promise((resolve) => stream.once('close', resolve));
    session.destroy();
    assert.equal(written.mock.callCount(), 0);
  });
});
