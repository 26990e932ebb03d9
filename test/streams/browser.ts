// Pages in a real browser, of another origin than the gateway's. Without a browser on the machine its tests are left out, and say so.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestMesh } from '../harness/mesh.ts';

const CHROMIUM = [process.env.CHROMIUM_BIN, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

export function browser(
  mesh: () => TestMesh,
  customer: () => { token: string; order(): Promise<string> },
): void {
  describe('a browser', () => {
    const skip = CHROMIUM === undefined && 'there is no Chromium on this machine: the page was not tried';
    test('follows its orders with client/events.ts, from another origin', { skip }, async () => {
      const { token, order } = customer();
      const page = await visit(`
          import { events } from '/events.ts';
          const seen = [];
          const url = '${mesh().target.httpUrl}/v1/events?eventTypes=order.created&eventTypes=order.completed';
          try {
            let begun = false;
            const onCursor = async () => {
              if (begun) return;
              begun = true;
              await fetch('/order', { method: 'POST' });
            };
            for await (const event of events(url, { token: async () => '${token}', onCursor })) {
              seen.push(event.type + ' ' + event.resource);
              if (seen.length === 2) break;
            }
          } catch (error) {
            seen.push(String(error));
          }
          await fetch('/done', { method: 'POST', body: JSON.stringify(seen) });`);
      try {
        await page.asked;
        const id = await order();
        assert.deepEqual(await page.seen, [`order.created orders/${id}`, `order.completed orders/${id}`]);
      } finally {
        await page.close();
      }
    });

    test('sends what tracing and gRPC-Web libraries add, and reads what answers say', { skip }, async () => {
      const sent = {
        authorization: `Bearer ${customer().token}`,
        'idempotency-key': 'key',
        'if-none-match': '"nothing"',
        'cache-control': 'no-cache',
        'x-requested-with': 'XMLHttpRequest',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        tracestate: 'vendor=value',
        baggage: 'tenant=plaza',
        b3: '0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1',
        'sentry-trace': '0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1',
      };
      const web = {
        'content-type': 'application/grpc-web+proto',
        'x-grpc-web': '1',
        'x-user-agent': 'grpc-web-javascript/0.1',
        'grpc-timeout': '5S',
      };
      const page = await visit(`
          const gateway = '${mesh().target.httpUrl}';
          const ask = async (path, options, headers) => {
            try {
              const reply = await fetch(gateway + path, options);
              return [reply.status, ...headers.map((name) => reply.headers.get(name) !== null && name)].join(' ');
            } catch (error) {
              return String(error);
            }
          };
          const sent = ${JSON.stringify(sent)};
          const web = { method: 'POST', headers: { ...sent, ...${JSON.stringify(web)} }, body: new Uint8Array(5) };
          const seen = [
            await ask('/v1/users/me', { headers: sent }, ['x-request-id', 'x-plaza-version', 'date']),
            await ask('/v1/users/me', {}, ['www-authenticate', 'x-request-id']),
            await ask('/v1/nothing', { headers: sent }, ['x-request-id']),
            await ask('/v1/users/me', { headers: { ...sent, baggage: 'x'.repeat(70000) } }, ['x-request-id']),
            await ask('/plaza.catalog.v1.Catalog/GetProduct', web, ['grpc-status', 'grpc-message']),
            await ask('/plaza.catalog.v1.Catalog/Nothing', web, ['grpc-status', 'grpc-message']),
          ];
          await fetch('/done', { method: 'POST', body: JSON.stringify(seen) });`);
      try {
        assert.deepEqual(await page.seen, [
          '200 x-request-id x-plaza-version date',
          '401 www-authenticate x-request-id',
          '404 x-request-id',
          '431 x-request-id',
          '200 grpc-status grpc-message',
          '404 grpc-status grpc-message',
        ]);
      } finally {
        await page.close();
      }
    });
  });
}

/** Opens a page with this script on a site with the client, stripped of its types; the page tells what it has seen. */
async function visit(script: string) {
  const asked = Promise.withResolvers<void>();
  const seen = Promise.withResolvers<string[]>();
  const server = createServer(async (request, response) => {
    const path = request.url!;
    const source = /^\/(events|server-sent-events)\.ts$/.exec(path)?.[1];
    if (source) {
      const text = readFileSync(new URL(`../../client/${source}.ts`, import.meta.url), 'utf8');
      response.setHeader('content-type', 'text/javascript').end(stripTypeScriptTypes(text));
    } else if (path === '/') {
      const page = `<!doctype html><script type="module">${script}</script>`;
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    } else {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (path === '/order') asked.resolve();
      if (path === '/done') seen.resolve(JSON.parse(body));
      response.end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const late = setTimeout(() => {
    for (const { reject } of [asked, seen]) reject(new Error('the page has not told within 40 s'));
  }, 40_000);
  seen.promise.catch(() => {});
  asked.promise.catch(() => {});
  const profile = mkdtempSync(join(tmpdir(), 'plaza-page-'));
  const child = spawn(
    CHROMIUM!,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      `--user-data-dir=${profile}`,
      `http://localhost:${(server.address() as AddressInfo).port}/`,
    ],
    { stdio: 'ignore', detached: true },
  );
  return {
    asked: asked.promise,
    seen: seen.promise,
    async close() {
      // It has processes of its own, which its session tells apart from everybody else's.
      process.kill(-child.pid!, 'SIGKILL');
      await once(child, 'exit');
      clearTimeout(late);
      server.closeAllConnections();
      server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
