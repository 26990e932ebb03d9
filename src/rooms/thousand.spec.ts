// A room with a thousand members, on two replicas that are processes of their own.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import grpcPb from '../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import { newId } from '../runtime/ids.ts';
import { testDatabase } from '../runtime/testing/database.ts';
import { startProcess } from '../runtime/testing/service-process.ts';
import { until } from '../runtime/testing/until.ts';
import { say } from './testing/messages.ts';
import { clientOf, environment } from './testing/rooms.ts';

const { RoomsService } = grpcPb;
const MEMBERS = 1_000;
const MESSAGES = 50;

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
    let began = performance.now();
    const members = Array.from({ length: MEMBERS }, (_, i) => {
      const stream = clients[i % clients.length]!.converse(RoomsService.chat, newId());
      stream.say(say('', { room: 'thousand' }));
      return stream;
    });
    const knowsAll = (member: (typeof members)[number]) =>
      member.frames
        .findLast((frame) => frame.hasPresence())
        ?.getPresence()
        ?.getMembers() === MEMBERS;
    await until(() => members.every(knowsAll), 90_000);
    console.log(`${MEMBERS} joined in ${Math.round(performance.now() - began)} ms`);
    const presences = members.map((member) => member.frames.filter((frame) => frame.hasPresence()).length);
    assert.ok(Math.max(...presences) < 100, `at most ${Math.max(...presences)} presence frames for one`);

    began = performance.now();
    for (let i = 0; i < MESSAGES; i++) members[i]!.say(say(`no. ${i}`));
    const hasAll = (member: (typeof members)[number]) =>
      member.frames.filter((frame) => frame.hasItem()).length >= MESSAGES;
    await until(() => members.every(hasAll), 90_000);
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
      10_000,
    );
  });
});
