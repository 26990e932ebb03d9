import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createNotices, type Notices } from './notices.ts';
import { silentLog, type TestDatabase, testDatabase } from './testing/database.ts';
import { until } from './testing/until.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const opened: Notices[] = [];
after(() => Promise.all(opened.map((notices) => notices.close())));

/** A replica that listens, with all that it hears. */
async function replica(channel: string) {
  const notices = createNotices({ url: database.url, channel, name: `spec-${channel}`, log: silentLog() });
  opened.push(notices);
  const heard: (string | undefined)[] = [];
  notices.on((key) => heard.push(key));
  await until(() => heard.length > 0);
  assert.deepEqual(heard.splice(0), [undefined], 'once it listens it says so: look at everything');
  return { ...notices, heard };
}

const connections = (channel: string) =>
  database.db.query<{ pid: number }>({
    name: 'spec-connections',
    text: 'select pid from pg_stat_activity where application_name = $1::text',
    values: [`spec-${channel} notices`],
  });

describe('notices', () => {
  it('reach every replica, the one that tells at once', async () => {
    const [one, two, other] = await Promise.all([replica('a'), replica('a'), replica('b')]);
    one.tell('x');
    assert.deepEqual(one.heard, ['x']);
    await until(() => two.heard.length === 1);
    assert.deepEqual(two.heard, ['x']);
    one.tell("it's; drop");
    await until(() => two.heard.length === 2);
    assert.deepEqual([one.heard, two.heard, other.heard], [['x', "it's; drop"], ['x', "it's; drop"], []]);
  });

  it('are gathered: a key told often is told once', async () => {
    const [one, two] = await Promise.all([replica('c'), replica('c')]);
    for (let i = 0; i < 1_000; i++) one.tell(`k${i % 3}`);
    await until(() => two.heard.length >= 4);
    assert.deepEqual(two.heard, ['k0', 'k1', 'k2', 'k0']);
    assert.deepEqual(one.heard, two.heard);
  });

  it('say to look at everything when there are too many keys for one', async () => {
    const [one, two] = await Promise.all([replica('d'), replica('d')]);
    for (let i = 0; i < 2_000; i++) one.tell(`a key of some length, number ${i}`);
    await until(() => two.heard.length === 2);
    assert.deepEqual(two.heard, ['a key of some length, number 0', undefined]);
  });

  it('come again after the connection was lost, with a look at everything', async () => {
    const [one, two] = await Promise.all([replica('e'), replica('e')]);
    for (const { pid } of await connections('e')) {
      await database.db.query({
        name: 'spec-kill',
        text: 'select pg_terminate_backend($1::int)',
        values: [pid],
      });
    }
    one.tell('while it is away');
    await until(() => one.heard.includes(undefined) && two.heard.includes(undefined));
    assert.ok(one.heard.includes('while it is away'), 'here it is heard all the same');
    one.tell('after');
    await until(() => two.heard.includes('after'));
  });

  it('go out before it closes, and nothing is heard afterwards', async () => {
    const [one, two] = await Promise.all([replica('f'), replica('f')]);
    one.tell('first');
    one.tell('last');
    await one.close();
    await until(() => two.heard.length === 2);
    assert.deepEqual(two.heard, ['first', 'last']);
    await until(async () => (await connections('f')).length === 1);
  });

  it('are not in the way of a listener that throws, nor of one that is gone', async () => {
    const one = await replica('g');
    const undo = one.on(() => assert.fail('a listener throws'));
    const heard: unknown[] = [];
    one.on((key) => heard.push(key));
    one.tell('x');
    undo();
    assert.deepEqual(heard, ['x']);
  });
});
