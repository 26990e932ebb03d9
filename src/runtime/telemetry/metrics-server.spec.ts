import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import { runtimeMetrics } from './metrics.ts';
import { metricsAddress } from './metrics-address.ts';
import { type MetricsServer, serveMetrics } from './metrics-server.ts';
import { createTelemetry } from './telemetry.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-metrics-'));
after(() => rmSync(folder, { recursive: true }));

describe('the metrics server', () => {
  const started: MetricsServer[] = [];
  afterEach(async () => {
    for (const server of started.splice(0)) await server.close();
  });

  async function start(address: { path: string } | { host: string; port: number }) {
    const telemetry = createTelemetry();
    telemetry.gauge(runtimeMetrics.brokerUp).set({}, 1);
    const server = await serveMetrics(address, telemetry);
    started.push(server);
    return server;
  }

  it('shows the figures on a socket, and takes the place of one that a killed process has left', async () => {
    const path = join(folder, 'metrics.sock');
    const first = await start({ path });
    assert.equal(first.address, `unix:${path}`);
    const { status, type, body } = await get({ socketPath: path }, '/metrics');
    assert.equal(status, 200);
    assert.match(type, /^text\/plain; version=0\.0\.4/);
    assert.match(body, /^broker_up 1$/m);
    await start({ path });
    assert.equal((await get({ socketPath: path }, '/healthz')).status, 200);
  });

  it('answers on a port, and nothing but these two paths', async () => {
    const { address } = await start({ host: '127.0.0.1', port: 0 });
    const [host, port] = address.split(':');
    const at = { host, port: Number(port) };
    const cases: [method: string, path: string, status: number][] = [
      ['GET', '/metrics', 200],
      ['GET', '/metrics?name[]=x', 200],
      ['GET', '/healthz', 200],
      ['GET', '/', 404],
      ['GET', '/metrics/', 404],
      ['GET', '/healthz/../metrics', 404],
      ['POST', '/metrics', 405],
      ['DELETE', '/healthz', 405],
    ];
    for (const [method, path, status] of cases)
      assert.equal((await get(at, path, method)).status, status, `${method} ${path}`);
  });

  it('says where it cannot listen', async () => {
    await assert.rejects(
      start({ path: join(folder, 'x'.repeat(200)) }),
      /^Error: Cannot listen on METRICS: /,
    );
  });

  it('reads its address', () => {
    const { parse } = metricsAddress('METRICS');
    assert.equal(parse(undefined), undefined);
    assert.deepEqual(parse('unix:/run/x.sock'), { path: '/run/x.sock' });
    assert.deepEqual(parse('127.0.0.1:9464'), { host: '127.0.0.1', port: 9464 });
    assert.deepEqual(parse('[::1]:9464'), { host: '::1', port: 9464 });
    for (const wrong of ['unix:', '9464', 'localhost', 'localhost:99999', 'http://localhost:1', ':9464'])
      assert.throws(() => parse(wrong), /must be unix:<path> or <host>:<port>/, wrong);
  });
});

function get(at: object, path: string, method = 'GET') {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const sent = request({ ...at, path, method, agent: false }, (reply) => {
      let body = '';
      reply.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      reply.on('end', () =>
        resolve({ status: reply.statusCode!, type: reply.headers['content-type'] ?? '', body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
