import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import type pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import { newId } from '../../runtime/ids.ts';
import { until } from '../../runtime/testing/until.ts';
import { post, say, watch } from '../testing/messages.ts';
import { type Replica, startRooms } from '../testing/rooms.ts';
import type { OpenStream } from '../testing/stream.ts';

const { RoomsService } = grpcPb;
const rooms = await startRooms();
after(rooms.close);
const other = await rooms.replica();

type Chat = OpenStream<pb.ChatRequest, pb.ChatResponse>;
const isPresence = (frame: pb.ChatResponse) => frame.hasPresence();
const isEnd = (frame: pb.ChatResponse) => frame.hasEnd();
const says = (text: string) => (frame: pb.ChatResponse) => frame.getItem()?.getText() === text;
const items = (chat: Pick<Chat, 'frames'>) => chat.frames.filter((frame) => frame.hasItem());
const texts = (chat: Pick<Chat, 'frames'>) => items(chat).map((frame) => frame.getItem()!.getText());
const places = (chat: Pick<Chat, 'frames'>) =>
  items(chat).map((frame) => Number(frame.getItem()!.getPosition()));
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** Joins, and is there when it returns. */
async function join(replica: Replica, room: string, user = newId(), cursor?: string): Promise<Chat> {
  const chat = replica.converse(RoomsService.chat, user);
  chat.say(say('', { room, cursor }));
  await chat.frame(isPresence);
  return chat;
}

/** Who is there, by the presence frames that came. */
function members(chat: Chat): Set<string> {
  const there = new Set<string>();
  for (const frame of chat.frames.filter(isPresence)) {
    const presence = frame.getPresence()!;
    for (const user of presence.getJoinedList()) there.add(user);
    for (const user of presence.getLeftList()) there.delete(user);
    assert.equal(presence.getMembers(), there.size);
  }
  return there;
}

describe('Chat', () => {
  it('brings what everybody says to everybody, on all replicas, in one order, once', async () => {
    const chats = await Promise.all(upTo(10).map((i) => join(i % 2 ? rooms : other, 'order')));
    for (const round of upTo(20)) for (const [i, chat] of chats.entries()) chat.say(say(`${i}:${round}`));
    for (const chat of chats) await until(() => items(chat).length >= 200);
    for (const chat of chats) assert.deepEqual(places(chat), upTo(200));
    assert.equal(new Set(chats.map((chat) => texts(chat).join())).size, 1);
    for (const i of chats.keys()) {
      const own = texts(chats[0]!).filter((text) => text.startsWith(`${i}:`));
      assert.deepEqual(
        own,
        upTo(20).map((round) => `${i}:${round}`),
        'one says things in their order',
      );
    }
    for (const chat of chats) chat.cancel();
  });

  it('is told on other replicas at once, not when they look next', async () => {
    const [here, there] = [await join(rooms, 'prompt'), await join(other, 'prompt')];
    const began = performance.now();
    for (const i of upTo(10)) {
      (i % 2 ? here : there).say(say(`no. ${i}`));
      await (i % 2 ? there : here).frame(says(`no. ${i}`));
    }
    assert.ok(performance.now() - began < 5_000, 'looking each second takes ten');
    for (const chat of [here, there]) chat.cancel();
  });

  it('goes on behind a cursor, with nothing missed and nothing twice', async () => {
    const user = newId();
    const chat = await join(rooms, 'resume', user);
    for (const i of upTo(5)) chat.say(say(`no. ${i}`));
    await chat.frame(says('no. 5'));
    chat.cancel();
    for (const i of [6, 7]) await rooms.call(RoomsService.postMessage, post('resume', `no. ${i}`));
    for (const [from, expected] of [
      [chat.frames.find(says('no. 3'))!, [4, 5, 6, 7]],
      [items(chat).at(-1)!, [6, 7]],
      // What came first told where the stream begins.
      [chat.frames[0]!, [1, 2, 3, 4, 5, 6, 7]],
      [chat.frames.find(isPresence)!, [1, 2, 3, 4, 5, 6, 7]],
    ] as const) {
      const again = await join(other, 'resume', user, from.getCursor());
      await again.frame(says('no. 7'));
      assert.deepEqual(places(again), expected);
      again.cancel();
    }
    const fresh = await join(other, 'resume', user);
    fresh.say(say('no. 8'));
    await fresh.frame(says('no. 8'));
    assert.deepEqual(places(fresh), [8], 'without a cursor from now on');
    fresh.cancel();
  });

  it('posts once for a request id, also after a reconnect and at once', async () => {
    const user = newId();
    const chats = await Promise.all([join(rooms, 'once', user), join(other, 'once', user)]);
    for (const chat of chats) for (const i of upTo(30)) chat.say(say(`no. ${i}`, { requestId: `r${i}` }));
    chats[0].say(say('again', { requestId: 'last' }));
    chats[0].say(say('again', { requestId: 'last' }));
    for (const chat of chats) await until(() => items(chat).length >= 31);
    const again = await join(rooms, 'once', user, chats[0].frames[0]!.getCursor());
    again.say(say('no. 30', { requestId: 'r30' }));
    again.finish();
    assert.equal(await again.ended, undefined);
    assert.deepEqual(places(again), upTo(31));
    assert.deepEqual(
      items(again)
        .map((frame) => frame.getItem()!.getRequestId())
        .sort(),
      [...upTo(30).map((i) => `r${i}`), 'last'].sort(),
    );
    for (const chat of chats) chat.cancel();
  });

  it('ends when the caller has no more to say, with what was said until then', async () => {
    const chat = rooms.converse(RoomsService.chat);
    chat.say(say('first', { room: 'short' }));
    for (const i of upTo(99)) chat.say(say(`no. ${i}`));
    chat.finish();
    assert.equal(await chat.ended, undefined);
    assert.deepEqual(places(chat), upTo(100));
    assert.equal(chat.frames.filter(isPresence).length > 0, true);
    assert.equal(chat.frames.findIndex(isEnd), chat.frames.length - 1);
  });

  it('says what is wrong, and ends', async () => {
    const cases: [requests: pb.ChatRequest[], code: status, fields: string[]][] = [
      [[], status.INVALID_ARGUMENT, ['room']],
      [[say('hello')], status.INVALID_ARGUMENT, ['room']],
      [[say('', { room: 'a/b' })], status.INVALID_ARGUMENT, ['room']],
      [[say('', { room: 'bad', cursor: 'forged' })], status.INVALID_ARGUMENT, ['cursor']],
      [[say('', { room: 'bad', requestId: 'ä'.repeat(3) })], status.INVALID_ARGUMENT, ['requestId']],
      [[say('', { room: 'bad' }), say('x'.repeat(4_001))], status.INVALID_ARGUMENT, ['text']],
      [[say('', { room: 'bad' }), say('x', { room: 'other' })], status.INVALID_ARGUMENT, ['room']],
      [
        [say('one', { room: 'bad', requestId: 'a' }), say('two', { requestId: 'a' })],
        status.ALREADY_EXISTS,
        [],
      ],
    ];
    for (const [requests, code, fields] of cases) {
      const chat = rooms.converse(RoomsService.chat, newId());
      for (const request of requests) chat.say(request);
      if (requests.length === 0) chat.finish();
      const error = (await chat.ended)!;
      assert.deepEqual([error.code, error.violations.map(({ field }) => field)], [code, fields]);
      // Once something was sent, a client that sees no status is told by the last frame.
      if (chat.frames.length > 0) assert.equal(chat.frames.at(-1)!.getError()?.getCode(), code);
    }
    const nobody = rooms.converse(RoomsService.chat, '');
    assert.equal((await nobody.ended)!.code, status.UNAUTHENTICATED);
  });

  it('takes no cursor of another caller, room or method', async () => {
    const user = newId();
    const chat = await join(rooms, 'mine', user);
    const cursor = chat.frames[0]!.getCursor();
    for (const [room, caller] of [
      ['mine', newId()],
      ['yours', user],
    ] as const) {
      const bad = rooms.converse(RoomsService.chat, caller);
      bad.say(say('', { room, cursor }));
      assert.equal((await bad.ended)!.code, status.INVALID_ARGUMENT);
    }
    const watching = rooms.watch(RoomsService.watchRoom, watch('mine', cursor), user);
    assert.equal((await watching.ended)!.code, status.INVALID_ARGUMENT);
    chat.cancel();
  });
});

describe('presence', () => {
  it('tells everybody at first, then who comes and goes, on all replicas', async () => {
    const users = upTo(6).map(() => newId());
    const chats: Chat[] = [];
    for (const [i, user] of users.entries()) chats.push(await join(i % 2 ? rooms : other, 'there', user));
    for (const chat of chats) await until(() => members(chat).size === 6);
    assert.deepEqual([...members(chats[0]!)].sort(), [...users].sort());
    chats[1]!.cancel();
    chats[2]!.finish();
    for (const chat of [chats[0]!, chats[5]!]) await until(() => members(chat).size === 4);
    assert.equal(members(chats[0]!).has(users[1]!), false);
    for (const chat of chats) chat.cancel();
  });

  it('is one member with several streams, until the last is gone', async () => {
    const user = newId();
    const watcher = await join(rooms, 'several', newId());
    const streams = [
      await join(rooms, 'several', user),
      await join(rooms, 'several', user),
      await join(other, 'several', user),
    ];
    await until(() => members(watcher).size === 2);
    streams[0]!.cancel();
    streams[2]!.cancel();
    await streams[2]!.ended;
    // Somebody who comes later shows that the others were looked at since.
    const third = await join(other, 'several', newId());
    await until(() => members(watcher).size === 3);
    assert.ok(members(watcher).has(user));
    streams[1]!.cancel();
    await until(() => members(watcher).size === 2);
    assert.equal(members(watcher).has(user), false);
    for (const chat of [watcher, third]) chat.cancel();
  });

  it('of many who join at once is a few frames', async () => {
    const watcher = await join(rooms, 'crowd');
    const chats = upTo(200).map((i) => {
      const chat = (i % 2 ? rooms : other).converse(RoomsService.chat, newId());
      chat.say(say('', { room: 'crowd' }));
      return chat;
    });
    await until(() => members(watcher).size === 201);
    assert.ok(watcher.frames.filter(isPresence).length < 25);
    for (const chat of chats) await chat.frame(isPresence);
    for (const chat of chats) chat.cancel();
    await until(() => members(watcher).size === 1);
    watcher.cancel();
  });

  it('goes with a replica that stops in order, at once', async () => {
    const leaving = await rooms.replica();
    const watcher = await join(rooms, 'stop');
    const chat = await join(leaving, 'stop');
    await until(() => members(watcher).size === 2);
    await leaving.stop();
    const error = (await chat.ended)!;
    assert.equal(error.code, status.UNAVAILABLE);
    assert.equal(chat.frames.at(-1)!.getError()?.getCode(), status.UNAVAILABLE);
    await until(() => members(watcher).size === 1);
    watcher.cancel();
  });
});
