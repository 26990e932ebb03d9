import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ServiceError, status } from '@grpc/grpc-js';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { Accounts, build, type Caller, headersOf, STAFF, startAccounts } from '../testing/accounts.ts';

const accounts = await startAccounts({ hired: false });
after(accounts.stop);

interface Read {
  emails: string[];
  cursors: string[];
  ended: boolean;
}

/** Reads a stream to its end, or so many items of it. */
async function read(fields: { filter?: string; cursor?: string }, caller: Caller = STAFF, items = Infinity) {
  const { path, requestSerialize, responseDeserialize } = Accounts.streamUsers;
  const stream = accounts.client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    build(accountsPb.StreamUsersRequest, fields),
    headersOf(caller),
  );
  const seen: Read = { emails: [], cursors: [], ended: false };
  try {
    for await (const frame of stream as AsyncIterable<accountsPb.StreamUsersResponse>) {
      seen.ended = frame.hasEnd();
      if (!frame.hasItem()) continue;
      seen.emails.push(frame.getItem()!.getEmail()!);
      seen.cursors.push(frame.getCursor()!);
      if (seen.emails.length === items) break;
    }
  } finally {
    stream.on('error', () => {});
    stream.cancel();
  }
  return seen;
}

const isRefused = (thrown: ServiceError) => thrown.code === status.INVALID_ARGUMENT;

describe('StreamUsers', () => {
  const many = Array.from({ length: 450 }, (_, n) => `many-${String(n).padStart(3, '0')}@example.com`);

  before(async () => {
    await accounts.database.db.execute({
      name: 'many-users',
      // A hundred in each second: the order within one is by id.
      text: `insert into users (id, email, full_name, password_hash, roles, create_time, update_time)
             select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
                    'many-' || lpad(n::text, 3, '0') || '@example.com', 'Many', '$argon2id$',
                    case when n % 100 = 0 then array['customer', 'staff'] else array['customer'] end,
                    '2026-01-01T00:00:00Z'::timestamptz + n / 100 * interval '1 second', now()
             from generate_series(0, 449) as n`,
    });
  });

  it('gives everybody, oldest first, and ends', async () => {
    const { emails, cursors, ended } = await read({});
    assert.deepEqual(emails, many);
    assert.equal(new Set(cursors).size, 450);
    assert.equal(ended, true);
  });

  it('gives those who pass the filter', async () => {
    assert.deepEqual(
      (await read({ filter: 'roles : staff' })).emails,
      many.filter((_, n) => n % 100 === 0),
    );
    assert.deepEqual(await read({ filter: 'email = "nobody@example.com"' }), {
      emails: [],
      cursors: [],
      ended: true,
    });
  });

  it('goes on behind any cursor, also with who signed up meanwhile', async () => {
    const { cursors } = await read({});
    for (const at of [0, 99, 199, 200, 448, 449]) {
      assert.deepEqual((await read({ cursor: cursors[at]! })).emails, many.slice(at + 1), `behind ${at}`);
    }
    const part = await read({}, STAFF, 7);
    const late = await accounts.signUp({ email: 'late@example.com' });
    assert.deepEqual((await read({ cursor: part.cursors[6]! })).emails, [...many.slice(7), late.getEmail()]);
  });

  it('keeps no connection while nobody reads', async () => {
    const { path, requestSerialize, responseDeserialize } = Accounts.streamUsers;
    const streams = Array.from({ length: 30 }, () =>
      accounts.client.makeServerStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        build(accountsPb.StreamUsersRequest, {}),
        headersOf(STAFF),
      ),
    );
    for (const stream of streams) stream.on('error', () => {});
    await Promise.all(streams.map((stream) => new Promise((resolve) => stream.once('readable', resolve))));
    // The pool has 10 connections; thirty unread streams leave all of them to others.
    await Promise.all(Array.from({ length: 20 }, () => read({ filter: 'email = "many-001@example.com"' })));
    for (const stream of streams) stream.cancel();
  });

  it('refuses what it cannot understand, and cursors of others', async () => {
    const {
      cursors: [cursor],
    } = await read({}, STAFF, 1);
    await assert.rejects(read({ filter: 'shoes = 5' }), isRefused);
    await assert.rejects(read({ filter: 'roles : staff', cursor: cursor! }), isRefused);
    await assert.rejects(read({ cursor: `${cursor!.slice(0, -2)}xx` }), isRefused);
    await assert.rejects(read({ cursor: 'AAAA' }), isRefused);
    await assert.rejects(read({ cursor: cursor! }, { ...STAFF, subject: 'somebody else' }), isRefused);
  });
});
