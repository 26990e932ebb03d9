// What goes wrong with proxies, with being measured, and with clients that are gone.
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureCertificates } from '../../local/certificates.ts';
import { layoutOf } from '../../local/layout.ts';
import { killForGood, sidecarOf } from '../harness/faults.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { Fault } from './fault.ts';
import { repeat } from './repeat.ts';

const DAY_MS = 86_400_000;

/** Pairs of the mesh's authority that are of today in 87 days: they end in three. */
async function oldPair(mesh: TestMesh, account: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-old-'));
  for (const file of ['ca.crt', 'ca.key'])
    copyFileSync(join(mesh.placement.certificates, file), join(folder, file));
  await ensureCertificates({
    folder,
    accounts: [account],
    trustDomain: mesh.graph.trustDomain,
    namespace: mesh.graph.namespace,
    now: new Date(Date.now() - 87 * DAY_MS),
  });
  return folder;
}

export const certificateEnds: Fault = {
  what: 'a certificate of rooms was not renewed',
  fires: [['CertificateExpires', { workload: 'rooms', severity: 'page' }]],
  async begin({ mesh }) {
    const { certificates } = mesh.placement;
    const files = ['rooms.key', 'rooms.crt'];
    const kept = files.map((file) => readFileSync(join(certificates, file)));
    const old = await oldPair(mesh, 'rooms');
    for (const file of files) copyFileSync(join(old, file), join(certificates, file));
    rmSync(old, { recursive: true });
    const proxy = sidecarOf('rooms-2');
    const anew = async () => {
      mesh.kill(proxy, 'SIGKILL');
      await mesh.revive(proxy);
    };
    await anew();
    return async () => {
      for (const [i, file] of files.entries()) writeFileSync(join(certificates, file), kept[i]!);
      await anew();
    };
  },
};

export const proxyGone: Fault = {
  what: 'a proxy of catalog is gone',
  fires: [['HostsEjected', { envoy_cluster_name: 'catalog', severity: 'ticket' }]],
  async begin({ mesh }) {
    const client = grpcClient(mesh.target.grpcAddress);
    const list = () =>
      call(client, 'plaza.catalog.v1.Catalog/ListProducts', { pageSize: 1 }, { deadlineMs: 2_000 });
    // Enough calls that some are on their way to it before its health is known.
    const stop = repeat(() => Promise.all(Array.from({ length: 50 }, list)), 5);
    await killForGood(mesh, sidecarOf('catalog-1'));
    return async () => {
      await stop();
      client.close();
      await mesh.revive(sidecarOf('catalog-1'));
    };
  },
};

export const copiesBreakDown: Fault = {
  what: 'both copies of catalog die in the midst of many calls, again and again',
  fires: [['RetriesOverflow', { workload: 'gateway', envoy_cluster_name: 'catalog', severity: 'ticket' }]],
  async begin({ mesh }) {
    const client = grpcClient(mesh.target.grpcAddress);
    const list = () =>
      call(client, 'plaza.catalog.v1.Catalog/ListProducts', { pageSize: 100 }, { deadlineMs: 3_000 });
    const stop = repeat(async () => {
      // One after the other there are always some at the service, however fast it is.
      const streams = Array.from({ length: 100 }, async () => {
        for (let n = 0; n < 3; n++) await list();
      });
      await pause(200);
      const victims = ['catalog-1', 'catalog-2'];
      await Promise.all(victims.map((name) => killForGood(mesh, name)));
      await Promise.all(streams);
      await Promise.all(victims.map((name) => mesh.revive(name)));
    }, 500);
    return async () => {
      await stop();
      client.close();
    };
  },
};

export const nothingToRead: Fault = {
  what: 'Prometheus is told of no target any more',
  fires: [
    ['NothingMeasured', { what: 'proxies', severity: 'page' }],
    ['NothingMeasured', { what: 'services', severity: 'page' }],
  ],
  async begin({ mesh }) {
    const folder = join(layoutOf(mesh.dir).observe, 'targets');
    const files = ['proxies.json', 'services.json'].map((name) => join(folder, name));
    const kept = files.map((file) => readFileSync(file));
    const write = (file: string, text: string | Buffer) => {
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    };
    for (const file of files) write(file, '[]');
    return async () => {
      for (const [i, file] of files.entries()) write(file, kept[i]!);
    };
  },
};

export const clientsGone: Fault = {
  what: 'all clients stop calling',
  fires: [['NoTraffic', { severity: 'ticket' }]],
  async begin({ traffic }) {
    await traffic.stop();
    return async () => traffic.start();
  },
};
