// How much rooms and spaces keep, and how fast they are filled, with numbers that a test can reach.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import type pb from '../../gen/plaza/rooms/v1/rooms_pb.js';
import { newId } from '../runtime/ids.ts';
import type { PeerError } from '../runtime/peer-error.ts';
import { until } from '../runtime/testing/until.ts';
import { change, list, open, post, say, watch } from './testing/messages.ts';
import { type Replica, refusal, startRooms } from './testing/rooms.ts';

const { RoomsService, DataSyncService } = grpcPb;
const rooms = await startRooms({
  messagesOfRoom: 30,
  bytesOfRoom: 2_000,
  membersOfRoom: 3,
  entriesOfSpace: 4,
  bytesOfSpace: 100,
  madeByUser: 3,
  burst: 10,
  perSecond: 20,
});
after(rooms.close);
const other = await rooms.replica();
const either = (i: number): Replica => (i % 2 ? rooms : other);

const exhausted = (reason: string) => refusal(status.RESOURCE_EXHAUSTED, reason);
const reasonOf = (ended: PeerError | undefined) => ended?.reason;
const count = async (table: string) =>
  (
    await rooms.db.query<{ n: number }>({
      name: `count-${table}`,
      text: `select count(*)::int as n from ${table}`,
    })
  )[0]!.n;
const listed = async (room: string) => {
  const page = await rooms.call(RoomsService.listMessages, list(room, 100));
  const positions = page.getMessagesList().map((message) => Number(message.getPosition()));
  return { positions, total: page.getTotalSize(), more: page.getNextPageToken() };
};
const downFrom = (last: number, length: number) => Array.from({ length }, (_, i) => last - i);

async function opened(replica: Replica, space: string, user = newId()) {
  const sync = replica.converse(DataSyncService.syncStream, user);
  sync.say(open(space));
  await sync.frame((frame) => frame.hasReady());
  return sync;
}

/** Makes a change: the answer, or the reason for which the stream has ended. */
async function asked(
  replica: Replica,
  space: string,
  ...wanted: [key: string, value: string, version: number]
) {
  const sync = await opened(replica, space);
  sync.say(change(...wanted));
  const isAnswer = (frame: pb.SyncStreamResponse) => frame.hasAccepted() || frame.hasConflict();
  const answered = sync.frame(isAnswer).then((frame) => (frame.hasAccepted() ? 'accepted' : 'conflict'));
  const result = await Promise.race([answered, sync.ended.then(reasonOf)]);
  await answered.catch(() => {});
  sync.cancel();
  return result;
}

describe('what one user makes', () => {
  it('is three rooms, on all replicas together, while those of others stay open', async () => {
    const user = newId();
    const before = await count('rooms');
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) =>
        either(i).call(RoomsService.postMessage, post(`mine-${i}`, 'Hello'), user),
      ),
    );
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    assert.equal(failures.length, 9);
    for (const failure of failures) exhausted('TOO_MANY_ROOMS')(failure);
    assert.equal(await count('rooms'), before + 3);

    const chat = other.converse(RoomsService.chat, user);
    chat.say(say('Hello', { room: 'mine-too' }));
    assert.equal(reasonOf(await chat.ended), 'TOO_MANY_ROOMS');
    await rooms.call(RoomsService.postMessage, post('of-somebody', 'Hello'));
    await other.call(RoomsService.postMessage, post('of-somebody', 'Hello'), user);
    assert.equal(await count('rooms'), before + 4);
  });

  it('is three spaces', async () => {
    const user = newId();
    const before = await count('spaces');
    for (const [i, reason] of [undefined, undefined, undefined, 'TOO_MANY_SPACES'].entries()) {
      const sync = await opened(either(i), `space-${i}`, user);
      sync.say(change('a', '1', 0));
      sync.finish();
      assert.equal(reasonOf(await sync.ended), reason);
    }
    assert.equal(await count('spaces'), before + 3);
  });
});

describe('a space', () => {
  const held = async (space: string) => {
    const [row] = await rooms.db.query<{ entries: number; bytes: bigint; real: string }>({
      name: 'spec-held',
      text: `select entries, bytes, (select count(*) || ' ' || sum(octet_length(key) + octet_length(value)) from entries as e
                                     where e.space = s.space) as real from spaces as s where space = $1::text`,
      values: [space],
    });
    assert.equal(`${row!.entries} ${row!.bytes}`, row!.real, 'the counts are what is there');
    return row!.real;
  };

  it('holds four entries, however many replicas add them at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => asked(either(i), 'crowd', `k${i}`, 'v', 0)),
    );
    assert.deepEqual(answers.toSorted(), [...Array(8).fill('SPACE_FULL'), ...Array(4).fill('accepted')]);
    assert.equal(await held('crowd'), `4 ${await bytesOf('crowd')}`);
  });
  const bytesOf = async (space: string) => (await held(space)).split(' ')[1];

  it('holds a hundred bytes, and lets what is there become shorter', async () => {
    assert.equal(await asked(rooms, 'bytes', 'a', 'é'.repeat(30), 0), 'accepted');
    assert.equal(await asked(other, 'bytes', 'b', 'x'.repeat(38), 0), 'accepted');
    assert.equal(await held('bytes'), '2 100');
    assert.equal(await asked(other, 'bytes', 'c', '', 0), 'SPACE_FULL');
    assert.equal(await asked(rooms, 'bytes', 'b', 'x'.repeat(39), 1), 'SPACE_FULL');
    assert.equal(await asked(rooms, 'bytes', 'b', 'x'.repeat(39), 7), 'conflict');
    assert.equal(await asked(rooms, 'bytes', 'a', 'é', 1), 'accepted');
    assert.equal(await asked(other, 'bytes', 'c', 'x', 0), 'accepted');
    assert.equal(await held('bytes'), '3 44');
  });

  it('of before that holds more is read as it is, and may become smaller', async () => {
    await rooms.db.execute({
      name: 'spec-larger',
      text: `with space as (insert into spaces (space, last_position, entries, bytes) values ('larger', 6, 6, 606))
             insert into entries (space, key, value, version, position, user_id, update_time)
             select 'larger', 'k' || n, repeat('x', 99), 1, n, $1::uuid, now() from generate_series(1, 6) n`,
      values: [newId()],
    });
    const sync = await opened(rooms, 'larger');
    assert.equal(sync.frames.filter((frame) => frame.hasItem()).length, 6);
    sync.cancel();
    assert.equal(await asked(rooms, 'larger', 'k1', 'x', 1), 'accepted');
    assert.equal(await asked(rooms, 'larger', 'k2', 'y'.repeat(100), 1), 'SPACE_FULL');
  });
});

describe('a room', () => {
  it('keeps its newest messages, at their positions, and those who watch it hear on', async () => {
    const listener = newId();
    const watcher = rooms.watch(RoomsService.watchRoom, watch('long'), listener);
    const first = await watcher.frame((frame) => frame.hasHeartbeat());
    const user = newId();
    for (let i = 1; i <= 60; i++)
      await either(i).call(RoomsService.postMessage, post('long', `no. ${i}`, `r${i}`), user);
    await until(async () => (await listed('long')).total <= 30);
    const { positions, total, more } = await listed('long');
    assert.deepEqual(positions, downFrom(60, total));
    assert.ok(total >= 27, `${total} are left`);
    assert.equal(more, '');
    assert.equal(await count(`messages where room = 'long'`), total);
    await until(() => watcher.frames.filter((frame) => frame.hasItem()).length === 60);

    const again = other.watch(RoomsService.watchRoom, watch('long', first.getCursor()), listener);
    await until(() => again.frames.filter((frame) => frame.hasItem()).length === total);
    assert.equal(
      Number(
        again.frames
          .find((frame) => frame.hasItem())!
          .getItem()!
          .getPosition(),
      ),
      61 - total,
    );
    for (const stream of [watcher, again]) stream.cancel();
  });

  it('keeps so many bytes', async () => {
    for (let i = 0; i < 10; i++)
      await either(i).call(RoomsService.postMessage, post('wide', '\u00e9'.repeat(200)));
    await until(async () => (await listed('wide')).total <= 5);
    assert.deepEqual((await listed('wide')).positions, [10, 9, 8, 7]);
    const [row] = await rooms.db.query<{ bytes: bigint }>({
      name: 'spec-bytes',
      text: `select bytes from rooms where room = 'wide'`,
    });
    assert.equal(row!.bytes, 1_600n);
  });

  it('lets three users in, on all replicas together, and one of them as often as they like', async () => {
    const users = [newId(), newId(), newId()];
    const there = users.map((user, i) => either(i).converse(RoomsService.chat, user));
    for (const chat of there) chat.say(say('', { room: 'crowded' }));
    for (const chat of there) await chat.frame((frame) => frame.getPresence()?.getMembers() === 3);
    const twice = rooms.converse(RoomsService.chat, users[0]);
    twice.say(say('', { room: 'crowded' }));
    await twice.frame((frame) => frame.hasPresence());
    const fourth = other.converse(RoomsService.chat, newId());
    fourth.say(say('', { room: 'crowded' }));
    assert.equal(reasonOf(await fourth.ended), 'ROOM_CROWDED');
    for (const chat of [...there, twice]) chat.cancel();
    await until(async () => (await count(`members where room = 'crowded'`)) === 0);
    const next = other.converse(RoomsService.chat, newId());
    next.say(say('', { room: 'crowded' }));
    await next.frame((frame) => frame.hasPresence());
    next.cancel();
  });
});

describe('the streams of a user', () => {
  it('are read at a pace: nothing is lost, and nothing comes faster', async () => {
    const user = newId();
    const began = performance.now();
    const chats = [rooms, rooms].map((replica) => replica.converse(RoomsService.chat, user));
    for (const [i, chat] of chats.entries()) {
      for (let n = 0; n < 15; n++) chat.say(say(`${i} ${n}`, n === 0 ? { room: 'fast' } : {}));
      chat.finish();
    }
    for (const chat of chats) assert.equal(await chat.ended, undefined);
    // Thirty, of which ten are taken at once.
    assert.ok(performance.now() - began >= 950, `${performance.now() - began} ms`);
    const page = await rooms.call(RoomsService.listMessages, list('fast', 100));
    const texts = page
      .getMessagesList()
      .map((message) => message.getText())
      .toReversed();
    for (const i of [0, 1])
      assert.deepEqual(
        texts.filter((text) => text.startsWith(`${i} `)),
        Array.from({ length: 15 }, (_, n) => `${i} ${n}`),
      );
  });

  it('slow nobody else down', async () => {
    const [flood, calm] = [await opened(rooms, 'paced'), await opened(rooms, 'paced')];
    for (let n = 0; n < 200; n++) flood.say(change('a', '1', 99));
    await flood.frame((frame) => frame.hasConflict());
    calm.say(change('b', '2', 0));
    await calm.frame((frame) => frame.hasAccepted());
    const answered = flood.frames.filter((frame) => frame.hasConflict()).length;
    assert.ok(answered < 200, `${answered} of the flood are answered`);
    for (const sync of [flood, calm]) sync.cancel();
  });
});
