// A room with a thousand members, on two replicas that are processes of their own.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import grpcPb from '../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import type pb from '../../gen/plaza/rooms/v1/rooms_pb.js';
import { newId } from '../runtime/ids.ts';
import { testDatabase } from '../runtime/testing/database.ts';
import { startProcess } from '../runtime/testing/service-process.ts';
import { until } from '../runtime/testing/until.ts';
import { say } from './testing/messages.ts';
import { clientOf, environment } from './testing/rooms.ts';
import type { OpenStream } from './testing/stream.ts';

const { RoomsService } = grpcPb;
const MEMBERS = 1_000;
const MESSAGES = 50;
/**
 * All members are read by this one process: on a busy machine it takes of some streams nothing for a long time, and a service cuts off who
 * reads too slowly. So it waits for each part before the next, and no stream has more ahead of it than it may.
 */
const WAVES = 10;

type Member = OpenStream<pb.ChatRequest, pb.ChatResponse>;
const isPresence = (frame: pb.ChatResponse) => frame.hasPresence();

const database = await testDatabase({ service: 'rooms' });
const replicas = [1, 2].map((i) => startProcess('rooms', environment(database.url, `rooms-${i}`)));
const clients = (await Promise.all(replicas.map((replica) => replica.address))).map(clientOf);
after(async () => {
  for (const client of clients) client.close();
  for (const replica of replicas) replica.kill();
  await Promise.all(replicas.map((replica) => replica.ended));
  await database.close();
});

describe('a room of a thousand', () => {
  it('lets all of them see each other, and hear everything once and in order', async () => {
    const members: Member[] = [];
    let cut: Error | undefined;
    const join = () => {
      const member = clients[members.length % clients.length]!.converse(RoomsService.chat, newId());
      member.ended.then((why) => {
        cut ??= why ?? new Error('a stream came to its end');
      });
      member.say(say('', { room: 'thousand' }));
      members.push(member);
    };
    // A busy machine takes minutes, and a stream that is cut is not waited for.
    const all = (fits: (member: Member) => boolean) =>
      until(() => {
        if (cut) throw cut;
        return members.every(fits);
      }, 300_000);

    let began = performance.now();
    while (members.length < MEMBERS) {
      for (let i = 0; i < MEMBERS / WAVES; i++) join();
      await all(
        (member) => member.frames.findLast(isPresence)?.getPresence()?.getMembers() === members.length,
      );
    }
    console.log(`${MEMBERS} joined in ${Math.round(performance.now() - began)} ms`);
    const presences = members.map((member) => member.frames.filter(isPresence).length);
    assert.ok(Math.max(...presences) < 100, `at most ${Math.max(...presences)} presence frames for one`);

    began = performance.now();
    for (let said = 0; said < MESSAGES; ) {
      for (let i = 0; i < MESSAGES / WAVES; i++) members[said]!.say(say(`no. ${said++}`));
      await all((member) => member.frames.filter((frame) => frame.hasItem()).length >= said);
    }
    console.log(`${MEMBERS * MESSAGES} frames in ${Math.round(performance.now() - began)} ms`);
    for (const member of members)
      assert.deepEqual(
        member.frames.flatMap((frame) => frame.getItem()?.getPosition() ?? []).map(Number),
        Array.from({ length: MESSAGES }, (_, i) => i + 1),
      );
    for (const member of members) member.cancel();
    await until(
      async () =>
        (await database.db.query({ name: 'count', text: 'select 1 from members limit 1' })).length === 0,
    );
  });
});
