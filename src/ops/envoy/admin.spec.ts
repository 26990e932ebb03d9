import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAdmin } from './admin.ts';

const never = () => new AbortController().signal;

async function listen(
  t: { after(fn: () => void): void },
  at: string | number,
  answer: RequestListener,
): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    if (typeof at === 'string') server.listen(at, resolve);
    else server.listen(at, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

test('reads JSON through a Unix socket', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'admin-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const socket = join(folder, 'admin.sock');
  await listen(t, socket, (req, res) => res.end(JSON.stringify({ asked: req.url })));
  assert.deepEqual(await readAdmin(`unix:${socket}`, '/clusters?format=json', never()), {
    asked: '/clusters?format=json',
  });
});

test('reads JSON from a host and port', async (t) => {
  const server = await listen(t, 0, (req, res) => res.end(JSON.stringify({ asked: req.url })));
  const { port } = server.address() as AddressInfo;
  assert.deepEqual(await readAdmin(`http://127.0.0.1:${port}`, '/stats', never()), { asked: '/stats' });
});

test('refuses another status and what is not JSON', async (t) => {
  const server = await listen(t, 0, (req, res) => {
    res.statusCode = req.url === '/503' ? 503 : 200;
    res.end('no JSON');
  });
  const { port } = server.address() as AddressInfo;
  await assert.rejects(readAdmin(`http://127.0.0.1:${port}`, '/503', never()), /503/);
  await assert.rejects(readAdmin(`http://127.0.0.1:${port}`, '/', never()), SyntaxError);
});

test('gives up when it is told to', async (t) => {
  const server = await listen(t, 0, () => {});
  const { port } = server.address() as AddressInfo;
  await assert.rejects(readAdmin(`http://127.0.0.1:${port}`, '/', AbortSignal.timeout(20)), {
    name: /Abort|Timeout/,
  });
});
