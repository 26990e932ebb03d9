// Rooms over three replicas, through the gateway and real sidecars, while everything that can be killed is killed.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { sidecarOf } from '../harness/faults.ts';
import { type GrpcClient, grpcClient } from '../harness/grpc.ts';
import { http, httpStream } from '../harness/http.ts';
import { useMesh } from '../harness/mesh.ts';
import { signUp, type User } from '../requests/world.ts';
import { examples } from './examples.ts';
import { join, type Member } from './member.ts';

const mesh = useMesh('rooms', { services: ['accounts', 'rooms'], replicas: { rooms: 3 } });
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
const run = Date.now().toString(36);

/** The gateway lets one connection have 100 streams. */
const STREAMS_A_CONNECTION = 75;
const clients: GrpcClient[] = [];
const users: User[] = [];
const clientOf = (i: number): GrpcClient => {
  const index = Math.floor(i / STREAMS_A_CONNECTION);
  clients[index] ??= grpcClient(mesh().target.grpcAddress);
  return clients[index];
};
const crowd = (size: number, room: string): Member[] =>
  upTo(size).map((i) => join(clientOf(i - 1), users[i % users.length]!, room));

/** All have heard all of `count` messages, in one order, each once. */
function assertWhole(members: Member[], count: number): void {
  const wanted = upTo(count).join();
  const said = members[0]!.texts.join();
  for (const member of members) {
    assert.equal(member.failure, undefined);
    assert.equal(member.positions.join(), wanted);
    assert.equal(member.texts.join(), said);
  }
}

describe('rooms', () => {
  before(async () => {
    for (const i of upTo(8))
      users.push(
        ...(await Promise.all([signUp(mesh().target, `a${i}${run}`), signUp(mesh().target, `b${i}${run}`)])),
      );
  });
  after(() => {
    for (const client of clients) client.close();
  });

  describe('a room of 300 on three replicas', () => {
    test('brings every message to every member, once, in one order', async () => {
      const members = crowd(300, 'large');
      await until('all are there', () => members.every((member) => member.there.size === users.length), {
        deadlineMs: 30_000,
      });
      const replicas = await mesh().sql<{ n: number }>(
        'rooms',
        `select count(distinct replica_id)::int as n from members where room = 'large'`,
      );
      assert.equal(replicas[0]!.n, 3, 'on each of them there are members');
      const began = performance.now();
      for (const round of upTo(10)) for (const i of upTo(20)) members[i * 14]!.say(`${i}:${round}`);
      await until('all have heard all', () => members.every((member) => member.positions.length >= 200), {
        deadlineMs: 40_000,
      });
      const seconds = (performance.now() - began) / 1_000;
      console.log(`60,000 frames to 300 members in ${seconds.toFixed(1)} s`);
      assertWhole(members, 200);
      assert.deepEqual(
        members.map((member) => member.connects).filter((connects) => connects > 1),
        [],
      );
      for (const member of members) member.leave();
      await until('nobody is there', async () => {
        const left = await mesh().sql('rooms', `select 1 from members where room = 'large'`);
        return left.length === 0;
      });
    });
  });

  describe('a chat goes on', () => {
    for (const [what, victim] of [
      ['a replica', 'rooms-1'],
      ['a sidecar', sidecarOf('rooms-2')],
      ['PostgreSQL', 'postgres'],
      ['the gateway', 'gateway'],
    ] as const) {
      test(`when ${what} is killed: nothing missed, nothing twice, one order`, async () => {
        const room = `kill-${victim}`;
        const members = crowd(30, room);
        await until('all are there', () => members.every((member) => member.there.size > 0), {
          deadlineMs: 20_000,
        });
        let said = 0;
        const talking = setInterval(() => {
          for (const i of upTo(5)) members[(said + i * 6) % 30]!.say(`no. ${++said}`);
        }, 20);
        await until('they talk', () => members[0]!.positions.length > 50);
        mesh().kill(victim, 'SIGKILL');
        const before = said;
        await until('they talk on', () => said > before + 250, { deadlineMs: 20_000 });
        clearInterval(talking);
        await until(
          'all have heard all',
          () =>
            members.every((member) => member.unheard === 0) &&
            members.every((member) => member.positions.length >= said),
          { deadlineMs: 30_000 },
        );
        assertWhole(members, said);
        if (victim !== 'postgres') assert.ok(members.some((member) => member.connects > 1));
        for (const member of members) member.leave();
      });
    }
  });

  describe('over HTTP', () => {
    const events = async function* (incoming: IncomingMessage) {
      let text = '';
      for await (const chunk of incoming) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          yield JSON.parse(text.slice('data: '.length, end));
          text = text.slice(end + 2);
        }
      }
    };

    test('a browser posts, and watches by server-sent events', async () => {
      const [poster, watcher] = [users[0]!, users[1]!];
      const post = (text: string) =>
        http(mesh().target.httpUrl, {
          path: '/v1/rooms/browser/messages',
          body: { text, requestId: text },
          token: poster.token,
        });
      const watch = (query: string) =>
        httpStream(mesh().target.httpUrl, {
          path: `/v1/rooms/browser:watch${query}`,
          headers: { accept: 'text/event-stream' },
          token: watcher.token,
        });
      const since = new Date().toISOString();
      const first = await watch('');
      assert.match(String(first.headers['content-type']), /^text\/event-stream/);
      const heard = events(first);
      assert.ok((await heard.next()).value.cursor, 'where it begins');
      const posted = await post('one');
      assert.equal(posted.status, 200, posted.text);
      assert.equal(posted.json.position, '1');
      assert.deepEqual((await post('one')).json, posted.json);
      const frame = (await heard.next()).value;
      assert.deepEqual(frame.item, posted.json);
      first.destroy();
      await post('two');
      for (const [query, expected] of [
        [`?cursor=${encodeURIComponent(frame.cursor)}`, ['two']],
        [`?since=${encodeURIComponent(since)}`, ['one', 'two']],
      ] as const) {
        const again = await watch(query);
        const texts: string[] = [];
        for await (const { item } of events(again)) {
          if (item) texts.push(item.text);
          if (texts.length === expected.length) break;
        }
        assert.deepEqual(texts, expected);
        again.destroy();
      }
      const listed = await http(mesh().target.httpUrl, {
        path: '/v1/rooms/browser/messages?pageSize=1',
        token: watcher.token,
      });
      assert.equal(listed.json.messages[0].text, 'two');
      assert.equal(listed.json.totalSize, 2);
    });

    test('a chat is one request: its first object names the room, and answers come meanwhile', async () => {
      const url = new URL(mesh().target.httpUrl);
      const outgoing = httpRequest({
        host: url.hostname,
        port: url.port,
        method: 'POST',
        path: '/v1/rooms/json:chat',
        agent: false,
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${users[2]!.token}`,
        },
      });
      outgoing.write('[{"text":"one","requestId":"1"}');
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      assert.equal(incoming.statusCode, 200);
      const frames: { item?: { text: string }; presence?: object; end?: object }[] = [];
      for await (const frame of events(incoming)) {
        frames.push(frame);
        if (frame.item?.text === 'one') outgoing.write(',{"text":"two","requestId":"2"}');
        if (frame.item?.text === 'two') outgoing.end(',{"text":"two","requestId":"2"}]');
      }
      assert.deepEqual(
        frames.flatMap(({ item }) => item?.text ?? []),
        ['one', 'two'],
      );
      assert.equal(frames.filter(({ presence }) => presence).length, 1);
      assert.ok(frames.at(-1)!.end);
    });

    test('a user makes a hundred rooms, and no more, but posts to those that are there', async () => {
      const { token } = await signUp(mesh().target, `maker${run}`);
      const post = (room: string) =>
        http(mesh().target.httpUrl, { path: `/v1/rooms/${room}/messages`, body: { text: 'Hello' }, token });
      const replies = await Promise.all(upTo(110).map((i) => post(`made-${i}`)));
      const made = replies.filter(({ status }) => status === 200);
      const refused = replies.filter(({ status }) => status !== 200);
      assert.equal(made.length, 100);
      for (const reply of refused) {
        assert.equal(reply.status, 429, reply.text);
        assert.equal(reply.json.details[0].reason, 'TOO_MANY_ROOMS');
      }
      assert.equal((await post(made[0]!.json.room)).status, 200);
      assert.equal((await post('browser')).status, 200);
    });

    test('who is not signed in, and what is wrong, is refused', async () => {
      const path = '/v1/rooms/browser/messages';
      const cases = [
        [{ path }, 401],
        [{ path: '/v1/rooms/browser:watch' }, 401],
        [{ path, body: { text: '' }, token: users[0]!.token }, 400],
        [{ path: '/v1/rooms/a%20b/messages', body: { text: 'x' }, token: users[0]!.token }, 400],
        [{ path: '/v1/rooms/browser:chat', body: { text: 'x' }, token: users[0]!.token }, 400],
        [{ path: '/v1/rooms/browser:watch?cursor=x', token: users[0]!.token }, 400],
      ] as const;
      for (const [request, wanted] of cases) {
        const reply = await http(mesh().target.httpUrl, request);
        assert.equal(reply.status, wanted, `${request.path} ${reply.text}`);
      }
    });
  });

  examples(mesh, users);
});
