// The real Envoy with the gateway's configuration, in front of a service of two places for calls that last and one for others.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import {
  type ClientHttp2Session,
  connect,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { connect as connectSocket, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import detailsPb from '../gen/google/rpc/error_details_pb.js';
import statusPb from '../gen/google/rpc/status_pb.js';
import { envoyBinary } from '../local/envoy-binary.ts';
import { until } from '../local/until.ts';
import { loadMesh } from '../mesh/load.ts';
import { renderGateway } from './render.ts';
import { samplePlacement } from './sample.ts';

const stream = '/plaza.orders.v1.Events/SubscribeToEvents';
const list = '/plaza.orders.v1.Orders/ListOrders';
const slow = '/plaza.orders.v1.Orders/GetOrder';

describe('a service that is full of calls that last', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plaza-full-'));
  const socketPath = join(dir, 'http.sock');
  const upstream = join(dir, 'orders.sock');
  let arrived = 0;
  let envoy: ChildProcess;
  let gone: Promise<unknown>;
  let session: ClientHttp2Session;

  // It answers lists, and leaves the rest open.
  const sockets = new Set<Socket>();
  const service = createServer();
  service.on('stream', (call: ServerHttp2Stream, { ':path': path }: IncomingHttpHeaders) => {
    call.on('error', () => {});
    arrived++;
    if (path === stream) call.respond({ ':status': 200, 'content-type': 'application/grpc' });
    if (path !== list) return;
    call.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    call.on('wantTrailers', () => call.sendTrailers({ 'grpc-status': '0' }));
    call.end(Buffer.alloc(5));
  });
  service.on('connection', (socket: Socket) => sockets.add(socket));

  before(async () => {
    await new Promise<void>((resolve) => service.listen(upstream, resolve));
    const { ENVOY_BIN, PATH } = process.env;
    const binary = await envoyBinary({ cacheDir: '.plaza/envoy', override: ENVOY_BIN, searchPath: PATH });
    const loaded = loadMesh('test');
    const { policy } = loaded;
    const mesh = {
      ...loaded,
      policy: {
        ...policy,
        breaker: { ...policy.breaker, maxRequests: 1 },
        lastingBreaker: { ...policy.lastingBreaker, maxRequests: 2 },
      },
    };
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there, and fails where it is not.
    const config: any = renderGateway(mesh, { ...samplePlacement(mesh, dir, dir), telemetry: false });
    const [listener] = config.static_resources.listeners;
    listener.address = { pipe: { path: socketPath } };
    const manager = listener.filter_chains[0].filters.at(-1).typed_config;
    // Who calls is not what this is about.
    const identity = ['envoy.filters.http.jwt_authn', 'envoy.filters.http.rbac'];
    manager.http_filters = manager.http_filters.filter(
      ({ name }: { name: string }) => !identity.includes(name),
    );
    manager.route_config.validate_clusters = false;
    const {
      eds_cluster_config: _,
      transport_socket: __,
      health_checks: ___,
      ...orders
    } = config.static_resources.clusters.find(({ name }: { name: string }) => name === 'orders');
    const address = { pipe: { path: upstream } };
    orders.type = 'STATIC';
    orders.load_assignment = {
      cluster_name: 'orders',
      endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }],
    };
    config.static_resources = { listeners: [listener], clusters: [orders] };
    const file = join(dir, 'envoy.json');
    writeFileSync(file, JSON.stringify(config));
    envoy = spawn(binary, ['-c', file, '--use-dynamic-base-id', '--log-level', 'off'], { stdio: 'ignore' });
    gone = once(envoy, 'exit');
    await until('Envoy answers', () => json('/nothing'), { deadlineMs: 20_000 });
    session = connect('http://plaza', { createConnection: () => connectSocket(socketPath) });
    session.on('error', () => {});
    const held = [native(stream), native(stream)];
    await Promise.all(held.map((one) => once(one, 'response')));
    assert.equal(arrived, 2);
  });
  after(async () => {
    session?.destroy();
    envoy?.kill();
    await gone;
    for (const socket of sockets) socket.destroy();
    service.close();
    rmSync(dir, { recursive: true, force: true });
  });

  function native(path: string) {
    const one = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    one.on('error', () => {});
    one.end(Buffer.alloc(5));
    return one;
  }

  async function json(path: string, headers: Record<string, string> = {}, method = 'GET', body?: Buffer) {
    const [answer] = await once(request({ socketPath, path, method, headers }).end(body), 'response');
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    return { status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() };
  }

  it('says so in JSON, with a reason and a time', async () => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const { status, headers, text } = await json('/v1/events', { accept });
      assert.equal(status, 429, text);
      assert.equal(headers['retry-after'], '1');
      const { code, details } = JSON.parse(text);
      assert.equal(code, 8);
      assert.equal(details[0].reason, 'TOO_MANY_STREAMS');
      assert.equal(details[1].retryDelay, '1s');
    }
  });

  it('says so to native callers', async () => {
    const [headers] = await once(native(stream), 'response');
    assert.equal(headers['grpc-status'], '8');
    const said = statusPb.Status.deserializeBinary(
      Buffer.from(String(headers['grpc-status-details-bin']), 'base64'),
    );
    const [info] = said.getDetailsList();
    assert.equal(
      detailsPb.ErrorInfo.deserializeBinary(info!.getValue_asU8()).getReason(),
      'TOO_MANY_STREAMS',
    );
  });

  it('says so to callers by gRPC-Web', async () => {
    const type = { 'content-type': 'application/grpc-web+proto', 'x-grpc-web': '1' };
    const { headers, text } = await json(stream, type, 'POST', Buffer.alloc(5));
    assert.match(`grpc-status:${headers['grpc-status']} ${text}`, /grpc-status: ?8/);
  });

  it('serves every other call, and has not been asked again for what it is too full for', async () => {
    for (let i = 0; i < 20; i++) assert.equal((await json('/v1/orders')).status, 200);
    const one = native(list).resume();
    await once(one, 'close');
    assert.equal(arrived, 2 + 21);
  });

  it('says of short calls that it is busy, and when to come again', async () => {
    native(slow);
    await until('it is under way', () => arrived === 2 + 22);
    const { status, headers, text } = await json('/v1/orders');
    assert.equal(status, 503, text);
    assert.equal(headers['retry-after'], '1');
    assert.equal(JSON.parse(text).code, 14);
  });
});
