import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Client, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { identityFrom } from './call.ts';
import { openStreams } from './open-streams.ts';
import { readDetails } from './peer-error.ts';
import { echoDefinition, type Text, text } from './testing/echo.ts';
import { start } from './testing/echo-server.ts';
import { until } from './testing/until.ts';

const caller = (subject: string | undefined, clientAddress: string) => ({
  identity: identityFrom(subject, undefined, undefined),
  clientAddress,
});

describe('open streams', () => {
  it('are so many of a user, from wherever, and of an address, whoever it is', () => {
    const streams = openStreams({ ofSubject: 2, ofAddress: 3 });
    const first = streams.take(caller('a', '192.0.2.1'));
    streams.take(caller('a', '192.0.2.2'));
    assert.throws(() => streams.take(caller('a', '192.0.2.3')), { code: status.RESOURCE_EXHAUSTED });
    first();
    streams.take(caller('a', '192.0.2.1'));
    for (const subject of ['b', undefined]) streams.take(caller(subject, '192.0.2.1'));
    assert.throws(() => streams.take(caller('c', '192.0.2.1')), /Your address has 3 streams/);
    streams.take(caller('c', '192.0.2.9'));
  });

  it('of nobody from nowhere are calls of the mesh', () => {
    const streams = openStreams({ ofSubject: 1, ofAddress: 1 });
    for (let i = 0; i < 5; i++) streams.take(caller(undefined, ''));
  });

  it('that are refused take no place', () => {
    const streams = openStreams({ ofSubject: 1, ofAddress: 2 });
    streams.take(caller('a', '192.0.2.1'));
    for (let i = 0; i < 5; i++) assert.throws(() => streams.take(caller('a', '192.0.2.1')));
    streams.take(caller('b', '192.0.2.1'));
  });

  it('of one network of IPv6 are those of one address', () => {
    const streams = openStreams({ ofSubject: 9, ofAddress: 1 });
    streams.take(caller('a', '2001:db8:1:2::9'));
    assert.throws(() => streams.take(caller('b', '2001:0db8:1:2:3:4:5:6')), /Your address has 1/);
    streams.take(caller('b', '2001:db8:1:3::9'));
  });

  describe('of a server', () => {
    const limits = { streamLimits: { ofSubject: 2, ofAddress: 100 } };
    const open = (client: Client, kind: 'serverStream' | 'bidi' | 'clientStream', user: string) => {
      const metadata = new Metadata();
      metadata.set('x-plaza-subject', user);
      metadata.set('x-forwarded-for', '192.0.2.1');
      const { path, requestSerialize, responseDeserialize } = echoDefinition[kind];
      const { promise: failed, resolve } = Promise.withResolvers<ServiceError>();
      const stream =
        kind === 'serverStream'
          ? client.makeServerStreamRequest<Text, Text>(
              path,
              requestSerialize,
              responseDeserialize,
              text(''),
              metadata,
            )
          : kind === 'bidi'
            ? client.makeBidiStreamRequest<Text, Text>(path, requestSerialize, responseDeserialize, metadata)
            : client.makeClientStreamRequest<Text, Text>(
                path,
                requestSerialize,
                responseDeserialize,
                metadata,
                (error) => error && resolve(error),
              );
      stream.on('error', resolve);
      return { stream, failed };
    };

    it('are counted in every shape, refused with a reason, and given back when they end', async () => {
      let running = 0;
      const forever = async function* () {
        running++;
        try {
          yield text('here');
          await new Promise(() => {});
        } finally {
          running--;
        }
      };
      const { client } = await start(
        {
          serverStream: forever,
          bidi: forever,
          async clientStream(requests) {
            running++;
            for await (const _ of requests);
            return text('done');
          },
        },
        limits,
      );
      const kinds = ['serverStream', 'bidi', 'clientStream'] as const;
      for (const kind of kinds) {
        const user = `user of ${kind}`;
        const before = running;
        const held = [open(client, kind, user), open(client, kind, user)];
        for (const { stream } of held) if ('resume' in stream) stream.resume();
        await until(() => running === before + 2);
        for (const other of kinds) {
          const error = await open(client, other, user).failed;
          assert.equal(error.code, status.RESOURCE_EXHAUSTED);
          assert.deepEqual(error.metadata.get('retry-after'), ['5']);
          const { reason } = readDetails(error.metadata);
          assert.equal(reason, 'TOO_MANY_STREAMS');
        }
        open(client, kind, 'somebody else').stream.cancel();
        for (const { stream } of held) stream.cancel();
        await until(async () => {
          const { stream, failed } = open(client, 'serverStream', user);
          const first = new Promise((resolve) => 'once' in stream && stream.once('data', resolve));
          const taken = await Promise.race([first.then(() => true), failed.then(() => false)]);
          stream.cancel();
          return taken;
        });
      }
    });
  });
});
