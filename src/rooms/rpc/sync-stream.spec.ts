import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import { createFeed, createFeeds } from '../../runtime/feed.ts';
import { newId } from '../../runtime/ids.ts';
import { createPageTokens } from '../../runtime/pages.ts';
import { testCall } from '../../runtime/testing/call.ts';
import { silentLog } from '../../runtime/testing/database.ts';
import { until } from '../../runtime/testing/until.ts';
import { createPaces } from '../conversation/pace.ts';
import { readEntries } from '../db/read-entries.ts';
import { QUOTAS } from '../domain/quotas.ts';
import { change, open } from '../testing/messages.ts';
import { type Replica, startRooms } from '../testing/rooms.ts';
import type { OpenStream } from '../testing/stream.ts';
import { encodeEntry } from './entry-message.ts';
import { syncStream } from './sync-stream.ts';

const { DataSyncService } = grpcPb;
const rooms = await startRooms();
after(rooms.close);
const other = await rooms.replica();

type Sync = OpenStream<pb.SyncStreamRequest, pb.SyncStreamResponse>;
const isReady = (frame: pb.SyncStreamResponse) => frame.hasReady();
const answers = (sync: Sync) => sync.frames.filter((frame) => frame.hasAccepted() || frame.hasConflict());
const items = (sync: Sync) =>
  sync.frames
    .filter((frame) => frame.hasItem())
    .map((frame) => frame.getItem()!)
    .map((entry) => `${entry.getKey()}=${entry.getValue()}@${entry.getVersion()}`);
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** Opens a space, and has all of it when it returns. */
async function join(replica: Replica, space: string, user = newId(), cursor?: string): Promise<Sync> {
  const sync = replica.converse(DataSyncService.syncStream, user);
  sync.say(open(space, cursor));
  await sync.frame(isReady);
  return sync;
}

/** Makes a change, and gives the answer. */
async function ask(sync: Sync, ...[key, value, version, requestId = newId()]: Parameters<typeof change>) {
  sync.say(change(key, value, version, requestId));
  const answer = await sync.frame(
    (frame) =>
      frame.getAccepted()?.getRequestId() === requestId || frame.getConflict()?.getRequestId() === requestId,
  );
  return answer.getAccepted()?.getVersion() ?? answer.getConflict()!.getCurrent()!.toObject();
}

describe('SyncStream', () => {
  it('makes changes on the current version, and tells everybody', async () => {
    const [one, two] = [await join(rooms, 'share'), await join(other, 'share')];
    assert.equal(await ask(one, 'a', 'first', 0), '1');
    await until(() => items(two).length === 1);
    assert.equal(await ask(two, 'a', 'second', 1), '2');
    await until(() => items(one).length === 2 && items(two).length === 2);
    for (const sync of [one, two]) assert.deepEqual(items(sync), ['a=first@1', 'a=second@2']);
    for (const sync of [one, two]) sync.cancel();
  });

  it('answers a conflict with the current entry', async () => {
    const user = newId();
    const sync = await join(rooms, 'conflict', user);
    await ask(sync, 'a', 'mine', 0);
    for (const version of [0, 2, 7]) {
      const current = (await ask(sync, 'a', 'late', version)) as pb.SyncEntry.AsObject;
      assert.deepEqual(
        [current.key, current.value, current.version, current.userId],
        ['a', 'mine', '1', user],
      );
      assert.ok(current.updateTime);
    }
    const none = (await ask(sync, 'absent', 'x', 3)) as pb.SyncEntry.AsObject;
    assert.deepEqual([none.key, none.value, none.version, none.updateTime], ['absent', '', '0', undefined]);
    sync.cancel();
  });

  it('knows an entry however its key is typed, and changes nothing of its value', async () => {
    const sync = await join(rooms, 'normal');
    const value = 'e\u0301\r\n\u0085\u200b';
    assert.equal(await ask(sync, 'e\u0301', value, 0, 'r'), '1');
    assert.equal(await ask(sync, '\u00e9', value, 0, 'r'), '1');
    const current = (await ask(sync, '\u00e9', 'x', 0)) as pb.SyncEntry.AsObject;
    assert.deepEqual([current.key, current.value, current.version], ['\u00e9', value, '1']);
    sync.cancel();
  });

  it('lets one of many have each version', async () => {
    const syncs = await Promise.all(upTo(8).map((i) => join(i % 2 ? rooms : other, 'race')));
    for (const version of [0, 1, 2]) {
      const results = await Promise.all(syncs.map((sync, i) => ask(sync, 'seat', `player ${i}`, version)));
      assert.equal(results.filter((result) => result === String(version + 1)).length, 1);
      const winner = results.findIndex((result) => typeof result === 'string');
      for (const result of results) {
        if (typeof result === 'string') continue;
        assert.deepEqual([result.value, result.version], [`player ${winner}`, String(version + 1)]);
      }
    }
    for (const sync of syncs) sync.cancel();
  });

  it('sends who comes what is there, and who comes back what was missed, each entry once', async () => {
    const user = newId();
    const writer = await join(rooms, 'missed');
    for (const key of ['a', 'b', 'c']) await ask(writer, key, 'old', 0);
    const reader = await join(other, 'missed', user);
    assert.deepEqual(items(reader), ['a=old@1', 'b=old@1', 'c=old@1']);
    const cursor = reader.frames.find(isReady)!.getCursor();
    reader.cancel();
    for (const version of [1, 2, 3]) await ask(writer, 'b', `new ${version}`, version);
    await ask(writer, 'd', 'new', 0);

    for (const replica of [rooms, other]) {
      const again = await join(replica, 'missed', user, cursor);
      assert.deepEqual(items(again), ['b=new 3@4', 'd=new@1']);
      const nothing = await join(replica, 'missed', user, again.frames.find(isReady)!.getCursor());
      assert.deepEqual(items(nothing), []);
      for (const sync of [again, nothing]) sync.cancel();
    }
    // Cut in the midst of what is there: the rest comes.
    const cut = reader.frames.find((frame) => frame.getItem()?.getKey() === 'a')!.getCursor();
    const rest = await join(rooms, 'missed', user, cut);
    assert.deepEqual(items(rest), ['c=old@1', 'b=new 3@4', 'd=new@1']);
    for (const sync of [rest, writer]) sync.cancel();
  });

  it('brings a large space whole, while it is changed', async () => {
    const writer = await join(rooms, 'large');
    for (const i of upTo(300)) writer.say(change(`k${i}`, 'v'.repeat(1_000), 0, `r${i}`));
    await until(() => answers(writer).length === 300);
    const readers = [rooms, other].map((replica) => {
      const sync = replica.converse(DataSyncService.syncStream, newId());
      sync.say(open('large'));
      return sync;
    });
    for (const i of upTo(100)) writer.say(change(`k${i * 3}`, 'changed', 1));
    await until(() => answers(writer).length === 400);
    for (const reader of readers) {
      const versions = () => {
        const seen = new Map<string, number>();
        for (const frame of reader.frames) {
          const entry = frame.getItem();
          if (!entry) continue;
          const version = Number(entry.getVersion());
          assert.ok(version > (seen.get(entry.getKey()) ?? 0), 'an entry never goes back, nor comes twice');
          seen.set(entry.getKey(), version);
        }
        return seen;
      };
      await until(() => [...versions().values()].filter((version) => version === 2).length === 100);
      assert.equal(versions().size, 300);
      reader.cancel();
    }
    writer.cancel();
  });

  it('does not bring an entry twice that is changed while others are read', async () => {
    const writer = await join(rooms, 'moving');
    for (const i of upTo(200)) writer.say(change(`k${i}`, 'v'.repeat(1_000), 0));
    await until(() => answers(writer).length === 200);
    const feeds = createFeeds((space) =>
      createFeed({
        read: async (behind, limit) => (await readEntries(rooms.db, space, behind, limit)).map(encodeEntry),
        log: silentLog(),
      }),
    );
    const handler = syncStream({
      db: rooms.db,
      tokens: createPageTokens('a secret of the test suite'),
      feeds,
      made: () => Promise.resolve(),
      paces: createPaces(QUOTAS),
      quotas: QUOTAS,
      change: () => Promise.reject(new Error('nobody changes anything here')),
    });
    const stop = new AbortController();
    const requests = async function* () {
      yield open('moving');
      await once(stop.signal, 'abort');
    };
    const seen: string[] = [];
    for await (const frame of handler(requests(), testCall({ subject: newId(), deadlineMs: 60_000 }))) {
      for (const one of [frame].flat() as (Buffer | pb.SyncStreamResponse)[]) {
        const entry = Buffer.isBuffer(one) && pb.SyncStreamResponse.deserializeBinary(one).getItem();
        if (entry) seen.push(`${entry.getKey()}@${entry.getVersion()}`);
      }
      // After the first step of the first page, and before the last page is read.
      if (seen.length === 32) assert.equal(await ask(writer, 'k150', 'moved', 1), '2');
      if (seen.includes('k150@2')) stop.abort();
    }
    assert.equal(seen.length, 200);
    assert.equal(new Set(seen).size, 200);
    assert.equal(seen.at(-1), 'k150@2');
    feeds.close();
    writer.cancel();
  });

  it('makes a change once for a request id, also after a reconnect and when the entry is another since', async () => {
    const user = newId();
    const sync = await join(rooms, 'once', user);
    for (const _ of upTo(3)) sync.say(change('a', 'one', 0, 'first'));
    await until(() => answers(sync).length === 3);
    assert.deepEqual(
      answers(sync).map((frame) => frame.getAccepted()?.getVersion()),
      ['1', '1', '1'],
    );
    await ask(sync, 'a', 'two', 1);
    sync.cancel();
    const again = await join(other, 'once', user);
    assert.equal(await ask(again, 'a', 'one', 0, 'first'), '1');
    again.say(change('a', 'another', 2, 'first'));
    assert.equal((await again.ended)!.code, status.ALREADY_EXISTS);
    const left = await join(other, 'once', user);
    assert.deepEqual(items(left), ['a=two@2']);
    left.cancel();
  });

  it('ends when the caller has no more to say, with all answers and what was changed until then', async () => {
    const sync = rooms.converse(DataSyncService.syncStream, newId());
    sync.say(open('short'));
    for (const i of upTo(200)) sync.say(change(`k${i}`, 'v', 0));
    sync.say(change('k1', 'v', 5));
    sync.finish();
    assert.equal(await sync.ended, undefined);
    assert.equal(answers(sync).length, 201);
    assert.equal(items(sync).length, 200);
    assert.ok(sync.frames.at(-1)!.hasEnd());
    const empty = rooms.converse(DataSyncService.syncStream, newId());
    empty.say(open('nothing'));
    empty.finish();
    assert.equal(await empty.ended, undefined);
    assert.deepEqual(
      empty.frames.map((frame) => frame.getFrameCase()),
      [8, 3],
    );
  });

  it('says what is wrong, and ends', async () => {
    const cases: [requests: pb.SyncStreamRequest[], fields: string[]][] = [
      [[], ['open']],
      [[change('a', 'b', 0)], ['open']],
      [[open('')], ['space']],
      [[open('a b')], ['space']],
      [[open('ok', 'forged')], ['cursor']],
      [[open('ok'), open('ok')], ['change']],
      [
        [open('ok'), change('', 'b', -1)],
        ['change.key', 'change.version'],
      ],
      [
        [open('ok'), change('k'.repeat(129), '€'.repeat(21_846), 0)],
        ['change.key', 'change.value'],
      ],
      [[open('ok'), change('k', 'a\0b', 0)], ['change.value']],
      [[open('ok'), change('k', 'v', 0, ' ')], ['requestId']],
    ];
    for (const [requests, fields] of cases) {
      const sync = rooms.converse(DataSyncService.syncStream, newId());
      for (const request of requests) sync.say(request);
      if (requests.length === 0) sync.finish();
      const error = (await sync.ended)!;
      assert.deepEqual(
        [error.code, error.violations.map(({ field }) => field)],
        [status.INVALID_ARGUMENT, fields],
      );
    }
    const sync = await join(rooms, 'ok');
    assert.equal(await ask(sync, 'k'.repeat(128), '€'.repeat(21_845), 0), '1');
    assert.equal(await ask(sync, 'empty', '', 0), '1');
    sync.cancel();
  });
});
