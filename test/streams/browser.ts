// The client of client/ in a real browser. Without one on the machine its test is left out, and says so.
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
      const page = await serve({
        '/': `<!doctype html><pre id="seen"></pre><script type="module">
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
          await fetch('/done', { method: 'POST', body: JSON.stringify(seen) });
        </script>`,
      });
      const child = spawn(
        CHROMIUM!,
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-dev-shm-usage',
          `--user-data-dir=${page.profile}`,
          page.url,
        ],
        { stdio: 'ignore', detached: true },
      );
      try {
        await page.asked;
        const id = await order();
        assert.deepEqual(await page.seen, [`order.created orders/${id}`, `order.completed orders/${id}`]);
      } finally {
        // It has processes of its own, which its session tells apart from everybody else's.
        process.kill(-child.pid!, 'SIGKILL');
        await once(child, 'exit');
        page.close();
      }
    });
  });

  /** A site with the client, stripped of its types, and a page that tells what it has seen. */
  async function serve(pages: Record<string, string>) {
    const asked = Promise.withResolvers<void>();
    const seen = Promise.withResolvers<string[]>();
    const server = createServer(async (request, response) => {
      const path = request.url!;
      const source = /^\/(events|server-sent-events)\.ts$/.exec(path)?.[1];
      if (source) {
        const text = readFileSync(new URL(`../../client/${source}.ts`, import.meta.url), 'utf8');
        response.setHeader('content-type', 'text/javascript').end(stripTypeScriptTypes(text));
      } else if (pages[path]) {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(pages[path]);
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
    const profile = mkdtempSync(join(tmpdir(), 'plaza-page-'));
    return {
      url: `http://localhost:${(server.address() as AddressInfo).port}/`,
      profile,
      asked: asked.promise,
      seen: seen.promise,
      close() {
        clearTimeout(late);
        server.closeAllConnections();
        server.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  }
}
