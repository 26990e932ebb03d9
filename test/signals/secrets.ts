// What nobody should read is in no metric, no span and no log, whatever was asked before.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { layoutOf } from '../../local/layout.ts';
import { scrapePaths, scraper } from '../../mesh/signals/scraper.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { signIn } from '../requests/world.ts';
import { ask } from './scrape.ts';

/** By what the suites send: their passwords, addresses and cards, and what is signed or handed out here. */
const secrets: [string, RegExp][] = [
  [
    'a password',
    /correct[ +_%20]*horse|eight[ +_%20]*chars|not[ +_%20]*the[ +_%20]*password(?![ +_%20]*of)|wrong-sesame/i,
  ],
  ['a token', /eyJ[\w-]{8,}(\.|%2E)[\w-]{8,}/i],
  ['an e-mail address', /[\w.+-]+(@|%40)[\w-]+\.(example|test|com)\b/i],
  ['a card number', /4111[ +_%20-]*1111[ +_%20-]*1111/],
  ['a password of a database or broker', /(postgres(ql)?|amqps?):\/\/[^\s:@/]+:[^\s@/*]+@/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
];

const AT_ONCE = 8;

/** `when` names what has run before. */
export function noSecretsSeen(mesh: () => TestMesh, when: string): void {
  describe(`after ${when} no password, token, address or card is in`, () => {
    test('the metrics of a proxy or a service', async () => {
      const { gatewayScrapePort, replicas } = mesh().placement;
      const ofProxies = [gatewayScrapePort, ...replicas.map(({ scrapePort }) => scrapePort)];
      const ofServices = replicas.map(({ scrapePort }) => scrapePort);
      const read = async (port: number, path: string) => {
        const { status, text } = await ask(mesh(), port, { account: scraper, path });
        assert.equal(status, 200, text);
        assert.ok(text.length > 1_000, text);
        return text.split('\n');
      };
      for (const port of ofProxies) nothingIn(await read(port, scrapePaths.proxy));
      for (const port of ofServices) nothingIn(await read(port, scrapePaths.service));
    });

    test('a span', { timeout: 120_000 }, async () => {
      const { target } = mesh();
      const { token } = await signIn(target, target.admin.email, target.admin.password);
      const get = async (path: string) => {
        const { status, json, text } = await http(target.httpUrl, { path, token });
        return status === 200 ? json : assert.equal(status, 404, text);
      };
      // The newest hundred of each service, and of those that failed.
      const ofEach = ['gateway', ...mesh().graph.services.map(({ name }) => name)].flatMap((service) =>
        ['', '&failed=true'].map((failed) => `/v1/traces?pageSize=100&service=${service}${failed}`),
      );
      const lists = await Promise.all(ofEach.map(get));
      const ids = [...new Set(lists.flatMap(({ traces }) => traces.map(({ id }: { id: string }) => id)))];
      assert.ok(ids.length > 50, `${ids.length} traces`);
      let seen = 0;
      const next = async (): Promise<void> => {
        for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
          // The oldest may have been dropped since they were listed, and one of two ops may not have it.
          const trace = await get(`/v1/traces/${id}`);
          if (!trace) continue;
          seen += 1;
          nothingIn(trace.spans.map((span: unknown) => JSON.stringify(span)));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
      assert.ok(seen > 50, `${seen} traces were seen`);
    });

    test('a log', () => {
      const { logs } = layoutOf(mesh().dir);
      const files = readdirSync(logs);
      assert.ok(files.length > 10);
      for (const file of files) nothingIn(readFileSync(join(logs, file), 'utf8').split('\n'));
    });
  });
}

function nothingIn(lines: string[]): void {
  for (const [what, pattern] of secrets) {
    const found = lines.filter((line) => pattern.test(line)).slice(0, 3);
    assert.deepEqual(found, [], `${what} is there`);
  }
}
