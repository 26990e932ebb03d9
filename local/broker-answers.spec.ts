import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { brokerAnswers } from './broker-answers.ts';

test('a broker that listens is taken, one that does not is named', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `amqp://user:password@127.0.0.1:${port}/vhost`;
  await brokerAnswers(url);
  server.close();
  await once(server, 'close');
  await assert.rejects(brokerAnswers(url), (error: Error) => {
    assert.match(
      error.message,
      new RegExp(`^Nobody answers at 127\\.0\\.0\\.1:${port}, which BROKER_URL names \\(ECONNREFUSED\\)`),
    );
    assert.doesNotMatch(error.message, /password/);
    return true;
  });
});

test('a name that is nobody’s is named too, with the port that the protocol has', async () => {
  await assert.rejects(
    brokerAnswers('amqps://broker.invalid/vhost'),
    /^Error: Nobody answers at broker\.invalid:5671, /,
  );
});
