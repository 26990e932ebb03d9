// What the documents tell people to type is typed here.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isFree } from '../../local/ports.ts';
import { until } from '../../local/until.ts';
import { type Background, blocks, type Checkout, copyCheckout, startPlaza } from './checkout.ts';

const readme = readFileSync('README.md', 'utf8');
const observability = readFileSync('docs/observability.md', 'utf8');

describe('the commands of the documents', () => {
  it('are all targets of the Makefile', () => {
    const targets = new Set(
      [...readFileSync('Makefile', 'utf8').matchAll(/^([a-z-]+):/gm)].map((match) => match[1]),
    );
    for (const file of ['README.md', ...globSync('docs/**/*.md')]) {
      const named = [...readFileSync(file, 'utf8').matchAll(/`make ([a-z-]+)/g)].map((match) => match[1]!);
      const unknown = named.filter((target) => !targets.has(target));
      assert.deepEqual(unknown, [], file);
    }
  });

  it('are the two commands that start it all, first', () => {
    assert.deepEqual(blocks(readme).slice(0, 2), ['make up', 'make test']);
  });
});

describe('the README, from make up to make reset', () => {
  let checkout: Checkout;
  let up: Background;

  before(async () => {
    checkout = await copyCheckout();
    up = await startPlaza(checkout);
  });
  after(async () => {
    await up?.interrupt();
    checkout?.remove();
  });

  it('answers the first request', async () => {
    const [, , first] = blocks(readme);
    const books = JSON.parse(await checkout.shell(first!));
    assert.match(books.books[0].isbn, /^978[0-9]{10}$/);
    assert.ok(books.totalSize > 1);
  });

  it('places the first order, and answers its repeat with the same bytes', async () => {
    const order = blocks(readme)[3]!;
    const first = await checkout.shell(order);
    assert.equal(JSON.parse(first).status, 'CREATED');
    assert.equal(await checkout.shell(order), first);
  });

  it('says something in a room', async () => {
    const [, , , order, say] = blocks(readme);
    const said = await checkout.shell(`${order} > /dev/null\n${say}`);
    const { text, room, position } = JSON.parse(said);
    assert.deepEqual([text, room, position], ['Hello', 'lobby', '1']);
    assert.match(await checkout.shell('make status'), /rooms-2 .* running/);
  });

  it('finds the trace of a request', async () => {
    const order = `${blocks(readme)[3]} > /dev/null`;
    const find = blocks(readme).find((block) => block.includes('/v1/traces?requestId'))!;
    // Once: signing in has a limit.
    const said = await checkout.shell(
      `${order}\n${find} > /dev/null\necho "staff=$staff token=$staff id=$id"`,
    );
    const look = find.split('\n').at(-1);
    let trace: { id: string; services: string[] } | undefined;
    await until('the trace is there', async () => {
      const { traces } = JSON.parse(await checkout.shell(`${said}${look}`));
      // Services and proxies send their spans each at their own time.
      trace = traces.find(({ services }: { services: string[] }) => services.includes('gateway'));
      return trace !== undefined;
    });
    // The commands of docs/observability.md go on from there.
    const [ask, scrape] = ['/v1/traces/$trace', '/stats/prometheus'].map((part) =>
      blocks(observability).find((block) => block.includes(part)),
    );
    assert.match(
      await checkout.shell(`${said}trace=${trace!.id}\n${ask}`),
      new RegExp(`${trace!.id}.*"spans"`, 's'),
    );
    assert.match(await checkout.shell(scrape!), /^envoy_plaza_requests_total\{/m);
  });

  it('shows, scales and follows', async () => {
    assert.match(await checkout.shell('make status'), /catalog-2 .* running/);
    assert.match(await checkout.shell('make scale SERVICE=catalog REPLICAS=3'), /catalog-3 .* running/);
    const follow = checkout.start('make', 'logs', 'SERVICE=orders');
    try {
      await until('make logs shows lines of orders', () => /\borders-[12]\b/.test(follow.output()));
    } finally {
      await follow.interrupt();
    }
  });

  it('ends with make down, and gives its ports back', async () => {
    const ended = once(up.process, 'exit');
    await checkout.shell('make down');
    assert.deepEqual(await ended, [0, null], up.output());
    const { portOffset } = checkout;
    assert.ok((await isFree(8080 + portOffset)) && (await isFree(8443 + portOffset)));
  });

  it('migrates back and forth, and forgets everything', async () => {
    await checkout.shell('make migrate SERVICE=catalog DOWN=1');
    await checkout.shell('make migrate SERVICE=catalog');
    await checkout.shell('make reset');
    assert.deepEqual(globSync(join(checkout.dir, '.plaza/data/*')), []);
  });
});
