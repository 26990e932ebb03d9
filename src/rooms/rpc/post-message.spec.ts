import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import { newId } from '../../runtime/ids.ts';
import { list, post, say } from '../testing/messages.ts';
import { refusal, startRooms } from '../testing/rooms.ts';

const { RoomsService } = grpcPb;
const rooms = await startRooms();
after(rooms.close);
const other = await rooms.replica();

const positions = async (room: string) =>
  (await rooms.call(RoomsService.listMessages, list(room, 100)))
    .getMessagesList()
    .map((message) => Number(message.getPosition()))
    .reverse();
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('PostMessage', () => {
  it('gives positions without a gap, whoever posts at once', async () => {
    // As many as the replicas have connections: more would wait for one, and on a busy machine too long.
    const posted = await Promise.all(
      upTo(20).map((i) => (i % 2 ? rooms : other).call(RoomsService.postMessage, post('busy', `no. ${i}`))),
    );
    assert.deepEqual(
      posted.map((message) => Number(message.getPosition())).sort((a, b) => a - b),
      upTo(20),
    );
    assert.deepEqual(await positions('busy'), upTo(20));
  });

  it('posts once for a request id, in whatever way it comes again', async () => {
    const user = newId();
    const twins = await Promise.all(
      upTo(10).map((i) =>
        (i % 2 ? rooms : other).call(RoomsService.postMessage, post('twins', 'hello', 'a'), user),
      ),
    );
    assert.equal(new Set(twins.map((message) => message.getId())).size, 1);
    // The header is the same as the field.
    const byHeader = await rooms.call(RoomsService.postMessage, post('twins', 'hello'), user, {
      'idempotency-key': 'a',
    });
    assert.equal(byHeader.getId(), twins[0]!.getId());
    // In a chat, and by another user.
    const stream = rooms.converse(RoomsService.chat, user);
    stream.say(say('hello', { room: 'twins', requestId: 'a' }));
    stream.say(say('more', { requestId: 'b' }));
    await stream.frame((frame) => frame.getItem()?.getText() === 'more');
    stream.cancel();
    const byOther = await rooms.call(RoomsService.postMessage, post('twins', 'hello', 'a'));
    assert.notEqual(byOther.getId(), twins[0]!.getId());
    assert.deepEqual(await positions('twins'), [1, 2, 3]);
  });

  it('keeps what is said in NFC, and knows it again however it is typed', async () => {
    const user = newId();
    const call = (text: string) => rooms.call(RoomsService.postMessage, post('normal', text, 'n'), user);
    const first = await call('cafe\u0301\r\n👩‍👩‍👧');
    assert.equal(first.getText(), 'caf\u00e9\n👩‍👩‍👧');
    assert.equal((await call('caf\u00e9\r\n👩‍👩‍👧')).getId(), first.getId());
    // Long after, when the message alone remembers.
    await rooms.db.execute({ name: 'forget', text: 'delete from idempotency_keys' });
    assert.equal((await call('cafe\u0301\n👩‍👩‍👧')).getId(), first.getId());
    await rooms.call(RoomsService.postMessage, post('normal', 'e\u0301'.repeat(4_000)));
  });

  it('posts once when keys are long forgotten', async () => {
    const user = newId();
    const first = await rooms.call(RoomsService.postMessage, post('old', 'hello', 'k'), user);
    await rooms.db.execute({ name: 'forget', text: 'delete from idempotency_keys' });
    const again = await rooms.call(RoomsService.postMessage, post('old', 'hello', 'k'), user);
    assert.deepEqual(again.toObject(), first.toObject());
    await rooms.db.execute({ name: 'forget', text: 'delete from idempotency_keys' });
    await assert.rejects(
      rooms.call(RoomsService.postMessage, post('old', 'another', 'k'), user),
      refusal(status.ALREADY_EXISTS, 'KEY_REUSED'),
    );
    assert.deepEqual(await positions('old'), [1]);
  });

  it('refuses what is wrong, all of it at once', async () => {
    const refused = (fields: string[]) => refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', fields);
    const bad: [room: string, text: string, fields: string[]][] = [
      ['', '', ['room', 'text']],
      ['a b', ' ', ['room', 'text']],
      ['r'.repeat(65), 'x'.repeat(4_001), ['room', 'text']],
      ['ok', 'nul \u0000', ['text']],
      ['ok', 'c1 \u009b', ['text']],
      ['ok', 'a\rb', ['text']],
      ['ok', '\u200b\u3164\u2800', ['text']],
      ['ok', '\u202etxet', ['text']],
      ['ro\u0301om', 'x', ['room']],
    ];
    for (const [room, text, fields] of bad)
      await assert.rejects(rooms.call(RoomsService.postMessage, post(room, text)), refused(fields));
    await rooms.call(RoomsService.postMessage, post('r'.repeat(64), '😀'.repeat(4_000)));
    await assert.rejects(
      rooms.call(RoomsService.postMessage, post('ok', 'x'), ''),
      refusal(status.UNAUTHENTICATED, 'NOT_SIGNED_IN'),
    );
  });
});

describe('ListMessages', () => {
  it('gives all of them once, newest first, and their number', async () => {
    for (const i of upTo(45)) await rooms.call(RoomsService.postMessage, post('pages', `no. ${i}`));
    const user = newId();
    const seen: number[] = [];
    const sizes: number[] = [];
    for (let token = ''; ; ) {
      const page = await rooms.call(RoomsService.listMessages, list('pages', 0, token), user);
      seen.push(...page.getMessagesList().map((message) => Number(message.getPosition())));
      sizes.push(page.getMessagesList().length);
      assert.equal(page.getTotalSize(), 45);
      token = page.getNextPageToken();
      if (token === '') break;
      await rooms.call(RoomsService.postMessage, post('elsewhere', 'meanwhile'));
    }
    assert.deepEqual(seen, upTo(45).reverse());
    assert.deepEqual(sizes, [20, 20, 5]);
  });

  it('is empty where nobody has posted, and refuses foreign tokens', async () => {
    const user = newId();
    const empty = await rooms.call(RoomsService.listMessages, list('silent'), user);
    assert.deepEqual([empty.getMessagesList(), empty.getNextPageToken(), empty.getTotalSize()], [[], '', 0]);
    const token = (await rooms.call(RoomsService.listMessages, list('pages', 5), user)).getNextPageToken();
    const refused = refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['pageToken']);
    await assert.rejects(rooms.call(RoomsService.listMessages, list('busy', 5, token), user), refused);
    await assert.rejects(rooms.call(RoomsService.listMessages, list('pages', 5, token), newId()), refused);
    await assert.rejects(
      rooms.call(RoomsService.listMessages, list('', -1)),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['room', 'pageSize']),
    );
  });
});
