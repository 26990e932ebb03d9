// The audit log from the queue to its readers: two replicas of ops on one database and one broker.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ClientReadableStream, type ServiceError, status } from '@grpc/grpc-js';
import pb from '../../gen/plaza/ops/v1/ops_pb.js';
import { ACTIONS, type Action, audited, packed } from '../runtime/audit.ts';
import { type Broker, connectBroker, deadLetters } from '../runtime/broker/broker.ts';
import { type Event, newEvent } from '../runtime/broker/event.ts';
import { newId } from '../runtime/ids.ts';
import { testCall } from '../runtime/testing/call.ts';
import { silentLog } from '../runtime/testing/database.ts';
import { until } from '../runtime/testing/until.ts';
import { createAuditLog } from './audit-log.ts';
import { asAdmin, startOps, type TestOps, TOPOLOGY } from './testing/ops.ts';

let ops: TestOps;
let replica: TestOps;
let broker: Broker;
before(async () => {
  ops = await startOps();
  replica = await startOps({ INSTANCE: 'ops-2' }, ops.around);
  broker = connectBroker({
    url: ops.around.broker.url,
    topology: TOPOLOGY,
    name: 'spec',
    log: silentLog(),
  });
  // Publishing waits for no broker: a relay comes again.
  await broker.depth('audit_queue');
});
after(async () => {
  await broker.close();
  await replica.stop();
  await ops.stop();
});

function entry(actor: string, action: Action = 'order.cancel', resource = `orders/${newId()}`): Event {
  const call = testCall({
    method: '/plaza.orders.v1.Orders/CancelOrder',
    subject: actor,
    requestId: 'request-1',
    clientAddress: '203.0.113.9',
  });
  return newEvent(call, audited(call, action, resource));
}

interface Query {
  actor?: string;
  action?: string;
  outcome?: pb.Entry.Outcome;
  pageSize?: number;
  pageToken?: string;
}

function list(
  { actor = '', action = '', outcome = 0, pageSize = 0, pageToken = '' }: Query,
  as = asAdmin(),
  at = ops,
) {
  const request = new pb.ListEntriesRequest()
    .setActor(actor)
    .setAction(action)
    .setOutcome(outcome)
    .setPageSize(pageSize)
    .setPageToken(pageToken);
  return new Promise<pb.ListEntriesResponse>((resolve, reject) =>
    at.audit.listEntries(request, as, (error, reply) => (error ? reject(error) : resolve(reply))),
  );
}

const idsOf = (reply: pb.ListEntriesResponse) => reply.getEntriesList().map((each) => each.getId());
const listed = (actor: string, count: number) =>
  until(async () => (await list({ actor })).getTotalSize() === count);

interface Tail {
  readonly ids: string[];
  readonly cursor: string;
  readonly stream: ClientReadableStream<pb.TailEntriesResponse>;
  readonly failure: ServiceError | undefined;
}

function tail(at: TestOps, cursor = '', as = asAdmin()): Tail {
  const stream = at.audit.tailEntries(new pb.TailEntriesRequest().setCursor(cursor), as);
  const found = { ids: [] as string[], cursor, stream, failure: undefined as ServiceError | undefined };
  stream.on('data', (frame: pb.TailEntriesResponse) => {
    // That an admin reads the log is an entry, too, a second later.
    const item = frame.getItem();
    if (item && !item.getAction().startsWith('audit.')) found.ids.push(item.getId());
    if (frame.getCursor() !== '') found.cursor = frame.getCursor()!;
  });
  stream.on('error', (error: ServiceError) => {
    found.failure = error;
  });
  return found;
}

describe('the audit log', () => {
  it('keeps what is published once, whatever delivers it again', async () => {
    const actor = newId();
    const event = entry(actor);
    await broker.publish([event]);
    await broker.publish([event]);
    const last = entry(actor);
    await broker.publish([last]);
    await listed(actor, 2);
    const reply = await list({ actor });
    assert.deepEqual(idsOf(reply).sort(), [event.id, last.id].sort());
    const kept = reply.getEntriesList().find((each) => each.getId() === event.id)!;
    assert.deepEqual(kept.getCreateTime()!.toDate().toISOString(), event.time);
    assert.deepEqual(
      { ...kept.toObject(), createTime: undefined, recordTime: undefined, sequence: '', hash: '' },
      {
        id: event.id,
        actor,
        action: 'order.cancel',
        resource: event.resource,
        requestId: 'request-1',
        address: '203.0.113.9',
        // By the broker's word: these specs publish as the owner of the queues.
        service: 'postgres',
        createTime: undefined,
        recordTime: undefined,
        outcome: pb.Entry.Outcome.DONE,
        reason: '',
        detail: '',
        sequence: '',
        hash: '',
      },
    );
    assert.match(kept.getHash(), /^[0-9a-f]{64}$/);
    assert.ok(Number(kept.getSequence()) > 0);
    assert.ok(kept.getRecordTime()!.toDate().getTime() >= Date.parse(event.time));
  });

  it('keeps nothing that is no entry, and is not held up by it', async () => {
    const actor = newId();
    const good = entry(actor);
    const strange = { ...entry(actor), data: { actor, password: 'hunter2' } };
    const large = { ...entry(actor), data: { ...entry(actor).data, detail: 'x'.repeat(5_000) } };
    await broker.publish([strange, large, good]);
    await listed(actor, 1);
    assert.deepEqual(idsOf(await list({ actor })), [good.id]);
    await until(async () => (await broker.depth(deadLetters('audit_queue'))) === 2);
  });
});

describe('a pack of entries', () => {
  it('is kept as the entries that it is, once, whatever else is in it', async () => {
    const actor = newId();
    const good = [entry(actor), entry(actor), entry(actor)];
    const strange = { ...entry(actor), data: { actor, password: 'hunter2' } };
    const before = await broker.depth(deadLetters('audit_queue'));
    const [pack] = packed([...good, strange]);
    assert.equal(packed([...good, strange]).length, 1);
    await broker.publish([pack!]);
    await broker.publish(packed(good));
    await listed(actor, 3);
    assert.deepEqual(idsOf(await list({ actor })).sort(), good.map(({ id }) => id).sort());
    await until(async () => (await broker.depth(deadLetters('audit_queue'))) === before + 1);
  });

  it('is of the service that the broker says has sent it', async () => {
    const actor = newId();
    const log = createAuditLog({
      db: ops.around.database.db,
      notices: { on: () => () => {}, tell: () => {} } as never,
      log: silentLog(),
    });
    await log.append([{ ...entry(actor), publisher: 'catalog' } as Event]);
    log.close();
    assert.equal((await list({ actor })).getEntriesList()[0]!.getService(), 'catalog');
  });

  it('of an action that this version does not know yet is kept', async () => {
    const actor = newId();
    await broker.publish([{ ...entry(actor), data: { ...entry(actor).data, action: 'user.enchant' } }]);
    await listed(actor, 1);
  });
});

describe('what was refused', () => {
  it('is told with why, and can be asked for by itself', async () => {
    const actor = newId();
    const { DONE, REFUSED } = pb.Entry.Outcome;
    const event = entry(actor);
    const refusal = {
      ...event,
      id: newId(),
      data: { ...event.data, outcome: 'REFUSED', reason: 'NOT_YOURS' },
    };
    await broker.publish([event, refusal]);
    await listed(actor, 2);
    const [one, ...more] = (await list({ actor, outcome: REFUSED })).getEntriesList();
    assert.deepEqual(more, []);
    assert.deepEqual([one!.getId(), one!.getOutcome(), one!.getReason()], [refusal.id, REFUSED, 'NOT_YOURS']);
    assert.deepEqual(idsOf(await list({ actor, outcome: DONE })), [event.id]);
    const { db } = ops.around.database;
    const plan = await db.transaction(async (tx) => {
      await tx.run('set local enable_seqscan = off');
      return tx.query<{ 'QUERY PLAN': string }>({
        name: '',
        text: `explain select from audit_entries where data->>'outcome' = 'REFUSED' and position < 9 order by position desc limit 5`,
      });
    });
    assert.match(plan.map((row) => row['QUERY PLAN']).join(), /Backward using audit_entries_of_outcome/);
  });
});

describe('ListEntries', () => {
  const actor = `${newId()}@example.com`;
  const events: Event[] = [];
  before(async () => {
    for (let n = 0; n < 25; n++) {
      events.unshift(entry(actor, ACTIONS[n % ACTIONS.length]));
      await broker.publish([events[0]!]);
      await listed(actor, n + 1);
    }
  });
  const ofAction = (action: Action) =>
    events.filter(({ data }) => data.action === action).map(({ id }) => id);

  it('gives the newest first', async () => {
    const reply = await list({ actor, pageSize: 100 });
    assert.deepEqual(
      idsOf(reply),
      events.map(({ id }) => id),
    );
    assert.equal(reply.getTotalSize(), 25);
    assert.equal(reply.getNextPageToken(), '');
  });

  it('gives them by pages, on every replica, while more come in', async () => {
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await list(
        { actor, pageSize: 10, pageToken },
        asAdmin(),
        seen.length % 20 ? replica : ops,
      );
      seen.push(...idsOf(page));
      pageToken = page.getNextPageToken();
      await broker.publish([entry(newId())]);
    } while (pageToken !== '');
    assert.deepEqual(
      seen,
      events.map(({ id }) => id),
    );
  });

  it('filters by actor, by action and by both', async () => {
    assert.deepEqual(idsOf(await list({ actor, action: 'key.rotate' })), ofAction('key.rotate'));
    const all = await list({ action: 'key.rotate', pageSize: 100 });
    assert.ok(all.getEntriesList().every((each) => each.getAction() === 'key.rotate'));
    assert.deepEqual(idsOf(await list({ actor: 'nobody' })), []);
  });

  for (const [what, query, field] of [
    ['a negative size', { pageSize: -1 }, 'pageSize'],
    ['an unknown action', { action: 'user.enchant' }, 'action'],
    ['an unknown outcome', { outcome: 7 as pb.Entry.Outcome }, 'outcome'],
    ['a long actor', { actor: 'x'.repeat(321) }, 'actor'],
    ['a forged token', { pageToken: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 'pageToken'],
  ] as [string, Query, string][]) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(list(query), (error: ServiceError) => {
        assert.equal(error.code, status.INVALID_ARGUMENT);
        assert.match(error.details, new RegExp(field));
        return true;
      });
    });
  }

  it('finds who failed to sign in however the address is typed', async () => {
    const name = newId();
    await broker.publish([
      entry(`\u00e9${name}@xn--bcher-kva.example`),
      entry(`\u00c9${name}@xn--bcher-kva.example`),
    ]);
    await listed(`E\u0301${name}@b\u00fccher.example`, 1);
    // In the log there are also those of before, as they were typed.
    await listed(`E\u0301${name}@xn--bcher-kva.example`, 2);
  });

  it('refuses a token of another query or of another admin', async () => {
    const pageToken = (await list({ actor, pageSize: 5 })).getNextPageToken();
    await assert.rejects(list({ actor: 'other', pageToken }), { code: status.INVALID_ARGUMENT });
    await assert.rejects(list({ actor, pageToken }, asAdmin(newId())), { code: status.INVALID_ARGUMENT });
  });

  it('finds pages and counts by an index', async () => {
    const { db } = ops.around.database;
    const plans = await db.transaction(async (tx) => {
      await tx.run('set local enable_seqscan = off');
      return Promise.all(
        [`data->>'actor' = 'x'`, `data->>'action' = 'x'`].map((condition) =>
          tx.query<{ 'QUERY PLAN': string }>({
            name: '',
            text: `explain select from audit_entries where ${condition} and position < 9 order by position desc limit 5`,
          }),
        ),
      );
    });
    for (const [i, column] of ['actor', 'action'].entries()) {
      const text = plans[i]!.map((row) => row['QUERY PLAN']).join('\n');
      assert.match(text, new RegExp(`Index.*Scan Backward using audit_entries_of_${column}`));
      assert.doesNotMatch(text, /Sort/);
    }
  });
});

describe('TailEntries', () => {
  it('begins now, and goes on with what is written by whichever replica', async () => {
    const past = newId();
    await broker.publish([entry(past)]);
    await listed(past, 1);
    const tails = [ops, replica].map((at) => tail(at));
    await until(() => tails.every(({ cursor }) => cursor !== ''));
    const events = Array.from({ length: 20 }, () => entry(newId()));
    for (const event of events) await broker.publish([event]);
    for (const each of tails) await until(() => each.ids.length >= 20);
    for (const { ids, stream } of tails) {
      assert.deepEqual([...ids].sort(), events.map(({ id }) => id).sort());
      stream.cancel();
    }
    assert.deepEqual(tails[0]!.ids, tails[1]!.ids);
  });

  it('resumes behind its cursor, without gap or twin, also when nothing had come yet', async () => {
    const first = tail(ops);
    await until(() => first.cursor !== '');
    const begin = first.cursor;
    first.stream.cancel();
    const seen: string[] = [];
    let cursor = begin;
    const all: string[] = [];
    for (let round = 0; round < 4; round++) {
      const events = Array.from({ length: 5 }, () => entry(newId()));
      await broker.publish(events);
      all.push(...events.map(({ id }) => id));
      const resumed = tail(round % 2 ? ops : replica, cursor);
      await until(() => seen.length + resumed.ids.length >= all.length);
      resumed.stream.cancel();
      seen.push(...resumed.ids);
      cursor = resumed.cursor;
    }
    assert.deepEqual([...seen].sort(), [...all].sort());
    const again = tail(ops, begin);
    await until(() => again.ids.length >= all.length);
    assert.deepEqual(again.ids, seen);
    again.stream.cancel();
  });

  it('refuses a cursor that is forged, or that another admin was given', async () => {
    const mine = tail(ops);
    await until(() => mine.cursor !== '');
    mine.stream.cancel();
    for (const refused of [
      tail(ops, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
      tail(ops, mine.cursor, asAdmin(newId())),
    ]) {
      await until(() => refused.failure !== undefined);
      assert.equal(refused.failure!.code, status.INVALID_ARGUMENT);
      assert.match(refused.failure!.details, /cursor/);
    }
  });
});
