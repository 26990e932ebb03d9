import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { connect } from 'node:tls';
import { ensureCertificates } from '../../local/certificates.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { rawHttp } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';

const method = 'plaza.catalog.v1.Catalog/GetProduct';
const request = { id: 'nothing' };

/** Every sidecar talks to workloads of its own mesh only. */
export function mutualTls(mesh: () => TestMesh): void {
  describe('mutual TLS', () => {
    const accounts = ['gateway', 'orders'];
    const names = { trustDomain: 'plaza.local', namespace: 'plaza' };
    let foreign: string;
    let expired: string;
    let port: number;

    before(async () => {
      const { certificates, replicas } = mesh().placement;
      port = replicas.find(({ name }) => name === 'catalog-1')!.inboundPort;
      foreign = join(mesh().dir, 'foreign');
      await ensureCertificates({ folder: foreign, accounts, ...names });
      expired = join(mesh().dir, 'expired');
      mkdirSync(expired);
      for (const file of ['ca.crt', 'ca.key']) cpSync(join(certificates, file), join(expired, file));
      await ensureCertificates({
        folder: expired,
        accounts,
        ...names,
        now: new Date(Date.now() - 200 * 86_400_000),
      });
      // The authority must be the mesh's own, or this would be the foreign one again.
      assert.deepEqual(readFileSync(join(expired, 'ca.crt')), readFileSync(join(certificates, 'ca.crt')));
    });

    test('the certificate of a workload is accepted', async () => {
      const reply = await call(mesh().inside('catalog-1', 'gateway'), method, request);
      assert.equal(reply.code, 'INVALID_ARGUMENT', reply.message);
    });

    test('plaintext gRPC is refused', async () => {
      const client = grpcClient(`127.0.0.1:${port}`);
      assert.equal((await call(client, method, request, { deadlineMs: 2_000 })).response, undefined);
      client.close();
    });

    test('plaintext HTTP gets no answer', async () => {
      assert.equal(
        await rawHttp(`http://127.0.0.1:${port}`, 'GET /v1/products HTTP/1.1\r\nhost: catalog\r\n\r\n'),
        '',
      );
    });

    for (const [what, folder, account] of [
      ['of a foreign authority with a right name', () => foreign, 'gateway'],
      ['that has expired', () => expired, 'gateway'],
      ['of the edge, which names no workload', () => mesh().placement.certificates, 'edge'],
    ] as const) {
      test(`a certificate ${what} is refused`, async () => {
        const client = mesh().inside('catalog-1', account, folder());
        const reply = await call(client, method, request, { deadlineMs: 2_000 });
        // It would knock for as long as the suites run, and each refusal keeps two sockets of the lab's forwarder.
        client.close();
        assert.match(reply.code, /^(UNAVAILABLE|DEADLINE_EXCEEDED)$/);
      });
    }

    test('a sidecar’s certificate names its service', async () => {
      const file = (name: string) => readFileSync(join(mesh().placement.certificates, name));
      const socket = connect({
        port,
        host: '127.0.0.1',
        ca: file('ca.crt'),
        cert: file('orders.crt'),
        key: file('orders.key'),
        checkServerIdentity: () => undefined,
      });
      await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
      const certificate = new X509Certificate(socket.getPeerCertificate().raw);
      assert.equal(certificate.subjectAltName, 'URI:spiffe://plaza.local/ns/plaza/sa/catalog');
      assert.equal(socket.getProtocol(), 'TLSv1.3');
      socket.destroy();
    });
  });
}
