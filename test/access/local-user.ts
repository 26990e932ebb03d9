import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contract } from '../contract.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { Doors, Found } from './stranger.ts';

const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
const skip = asRoot ? false : 'needs Linux and root, to become another user';

/** Whoever else has an account on this machine gets what a stranger on the network gets, at the gateway, and nothing besides. */
export function localUser(mesh: () => TestMesh): void {
  describe('another user of the machine', () => {
    const hidden = Object.keys(contract).filter((method) => contract[method]!.access === 'mesh');
    let found: Found;
    let ports: Map<number, string>;
    before(
      () => {
        if (skip) return;
        ports = listening(mesh());
        found = tryAll(mesh(), [...ports.keys()]);
      },
      { timeout: 120_000 },
    );

    test('the folder of all that runs is its owner’s alone', () => {
      assert.equal(statSync(mesh().dir).mode & 0o777, 0o700);
      assert.equal(statSync(mesh().placement.dir).mode & 0o777, 0o700);
    });

    test('ports are those of the gateway, of PostgreSQL, and two of each sidecar: for the mesh, and for Prometheus', {
      skip,
    }, () => {
      const { placement, postgres } = mesh();
      const expected = [
        placement.httpPort,
        placement.httpsPort,
        postgres.port,
        placement.gatewayScrapePort,
        ...placement.replicas.flatMap(({ inboundPort, scrapePort }) => [inboundPort, scrapePort]),
      ];
      assert.deepEqual([...ports.keys()].sort(), expected.sort());
    });

    test('no port but the gateway’s answers a call of any method, with TLS or without', { skip }, () => {
      const { httpPort, httpsPort } = mesh().placement;
      const inner = found.answers.filter(({ port }) => port !== httpPort && port !== httpsPort);
      assert.equal(inner.length, (ports.size - 2) * 2 * Object.keys(contract).length);
      for (const { port, method, code, message } of inner)
        assert.match(code, /^(UNAVAILABLE|DEADLINE_EXCEEDED)$/, `${ports.get(port)} ${method}: ${message}`);
    });

    test('the gateway knows no method that services have for each other', { skip }, () => {
      const { httpPort } = mesh().placement;
      const asked = found.answers.filter(
        ({ port, method, tls }) => port === httpPort && hidden.includes(method) && !tls,
      );
      assert.equal(asked.length, hidden.length);
      for (const { method, code, message } of asked)
        assert.match(
          code,
          /^(UNIMPLEMENTED|NOT_FOUND|PERMISSION_DENIED|UNAUTHENTICATED)$/,
          `${method}: ${message}`,
        );
    });

    test('no socket lets it in, and none is without a path that could be shut', { skip }, () => {
      const { placement } = mesh();
      for (const { socket, outbound, admin } of placement.replicas)
        for (const path of [socket, outbound, admin]) assert.equal(found.sockets[path], 'EACCES', path);
      for (const [path, result] of Object.entries(found.sockets)) assert.equal(result, 'EACCES', path);
      assert.deepEqual(
        unixSockets(mesh()).filter((path) => !path.startsWith(mesh().dir)),
        [],
      );
    });

    test('it reads neither files nor variables, and the command lines hold no secret', { skip }, () => {
      for (const [path, result] of Object.entries(found.folders)) assert.equal(result, 'EACCES', path);
      for (const [pid, result] of Object.entries(found.environments)) assert.equal(result, 'EACCES', pid);
      const secrets = secretsOf(mesh());
      assert.ok(secrets.length > 10);
      for (const line of found.commandLines)
        for (const each of secrets) assert.ok(!line.includes(each), line);
    });

    test('PostgreSQL takes nobody without the password', { skip }, () => {
      assert.ok(found.databases.length > 5);
      assert.deepEqual(new Set(found.databases), new Set(['28P01']));
    });

    test('while the owner’s processes reach each other', async () => {
      const { outbound } = mesh().placement.replicas.find(({ service }) => service === 'orders')!;
      const client = grpcClient(`unix:${outbound}`, undefined, { 'grpc.default_authority': 'payments' });
      const { code } = await call(client, 'plaza.payments.v1.Payments/Authorize', {});
      client.close();
      assert.equal(code, 'INVALID_ARGUMENT');
    });
  });
}

function tryAll({ placement, postgres, graph, dir, ...mesh }: TestMesh, ports: number[]): Found {
  const owner = (method: string): string =>
    graph.services.find(({ methods }) => methods.some(({ path }) => path === `/${method}`))!.name;
  const doors: Doors = {
    ports,
    methods: Object.keys(contract).map((method) => [owner(method), method]),
    sockets: placement.replicas
      .flatMap(({ socket, outbound, admin }) => [socket, outbound, admin])
      .concat(placement.gatewayAdmin),
    folders: [dir, placement.dir, placement.certificates, `${dir}/secrets`, `${dir}/logs`, `${dir}/data`],
    pids: pidsOf(mesh),
    databases: ['postgres', ...graph.services.map(({ name }) => name)].flatMap((name) =>
      [name, `${name}_owner`].map((role) => ({ port: postgres.port, role, name })),
    ),
  };
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('stranger.ts', import.meta.url))],
    { input: JSON.stringify(doors), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  assert.ok(stdout, stderr);
  return JSON.parse(stdout) as Found;
}

function pidsOf(mesh: Pick<TestMesh, 'processes'>): number[] {
  return mesh.processes().flatMap(({ pid }) => pid ?? []);
}

/** The inodes of all sockets that the mesh’s processes have open, with the name of the process. */
function socketsOf(mesh: TestMesh): Map<string, string> {
  return new Map(
    mesh.processes().flatMap(({ name, pid }) =>
      readdirSync(`/proc/${pid}/fd`).flatMap((fd): [string, string][] => {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        return inode ? [[inode, name]] : [];
      }),
    ),
  );
}

/** The TCP ports that processes of the mesh listen on, and which does. */
function listening(mesh: TestMesh): Map<number, string> {
  const sockets = socketsOf(mesh);
  const lines = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1),
  );
  return new Map(
    lines.flatMap((line): [number, string][] => {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      const name = inode && sockets.get(inode);
      return state === '0A' && name ? [[Number.parseInt(local!.split(':').at(-1)!, 16), name]] : [];
    }),
  );
}

/** The names of Unix sockets on which processes of the mesh listen; one that begins with @ has no file and no mode. */
function unixSockets(mesh: TestMesh): string[] {
  const sockets = socketsOf(mesh);
  return readFileSync('/proc/net/unix', 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, , , , , , inode, path] = line.trim().split(/\s+/);
      return path && inode && sockets.has(inode) ? [path] : [];
    });
}

/** What nobody may learn: every password, key and secret that a process was given. */
function secretsOf(mesh: TestMesh): string[] {
  const variables = pidsOf(mesh).flatMap((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0'));
  return [
    ...variables.flatMap((line) => /^\w*(?:SECRET|KEY)\w*=(.{8,})$/.exec(line)?.[1] ?? []),
    ...variables.flatMap((line) => /^\w*URL=\w+:\/\/[^:@]*:([^@]+)@/.exec(line)?.[1] ?? []),
    new URL(mesh.postgres.adminUrl).password,
  ];
}
