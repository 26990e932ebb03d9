import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import type pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import { newId } from '../../runtime/ids.ts';
import { until } from '../../runtime/testing/until.ts';
import { toTimestamp } from '../../runtime/time.ts';
import { post, watch } from '../testing/messages.ts';
import { startRooms } from '../testing/rooms.ts';

const { RoomsService } = grpcPb;
const rooms = await startRooms();
after(rooms.close);
const other = await rooms.replica();

const texts = ({ frames }: { frames: pb.WatchRoomResponse[] }) =>
  frames.flatMap((frame) => frame.getItem()?.getText() ?? []);
const say = (room: string, text: string) => rooms.call(RoomsService.postMessage, post(room, text));

describe('WatchRoom', () => {
  it('tells what is posted from now on, on every replica', async () => {
    await say('now', 'before');
    const watching = [rooms, other].map((replica) => replica.watch(RoomsService.watchRoom, watch('now')));
    for (const one of watching) await one.frame((frame) => frame.hasHeartbeat());
    for (const text of ['one', 'two']) await say('now', text);
    for (const one of watching) {
      await until(() => texts(one).length === 2);
      assert.deepEqual(texts(one), ['one', 'two']);
      one.cancel();
    }
  });

  it('goes on behind a cursor, the one of the first frame too', async () => {
    const user = newId();
    const first = rooms.watch(RoomsService.watchRoom, watch('behind'), user);
    const begin = await first.frame((frame) => frame.hasHeartbeat());
    for (const text of ['one', 'two', 'three']) await say('behind', text);
    await until(() => texts(first).length === 3);
    const item = first.frames.find((frame) => frame.getItem()?.getText() === 'two')!;
    first.cancel();
    for (const [frame, expected] of [
      [begin, ['one', 'two', 'three']],
      [item, ['three']],
    ] as const) {
      const again = other.watch(RoomsService.watchRoom, watch('behind', frame.getCursor()), user);
      await until(() => texts(again).length >= expected.length);
      assert.deepEqual(texts(again), expected);
      again.cancel();
    }
  });

  it('begins at a time', async () => {
    const times: Date[] = [];
    for (const text of ['one', 'two', 'three']) {
      const message = await say('time', text);
      times.push(message.getCreateTime()!.toDate());
      await until(() => Date.now() > times.at(-1)!.getTime() + 2);
    }
    const since = async (time: Date) => {
      const request = watch('time');
      request.setSince(toTimestamp(time));
      const watching = rooms.watch(RoomsService.watchRoom, request);
      await watching.frame((frame) => frame.hasHeartbeat());
      await say('time', 'last');
      await until(() => texts(watching).includes('last'));
      watching.cancel();
      return texts(watching);
    };
    assert.deepEqual(await since(times[1]!), ['two', 'three', 'last']);
    assert.deepEqual(await since(new Date(Date.now() + 60_000)), ['last']);
    assert.deepEqual((await since(new Date(0))).slice(0, 3), ['one', 'two', 'three']);
  });

  it('refuses a bad room, cursor or time', async () => {
    const badTime = watch('ok');
    badTime.setSince(toTimestamp(new Date(0)));
    badTime.getSince()!.setSeconds(1e15);
    for (const [request, field] of [
      [watch(''), 'room'],
      [watch('ok', '1.forged'), 'cursor'],
      [badTime, 'since'],
    ] as const) {
      const error = (await rooms.watch(RoomsService.watchRoom, request).ended)!;
      assert.equal(error.code, status.INVALID_ARGUMENT);
      assert.deepEqual(
        error.violations.map((violation) => violation.field),
        [field],
      );
    }
  });
});
