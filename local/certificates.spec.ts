import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ensureCertificates } from './certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
const options = { folder, accounts: ['gateway', 'catalog'], trustDomain: 'plaza.local', namespace: 'plaza' };
const read = (name: string): X509Certificate =>
  new X509Certificate(readFileSync(join(folder, `${name}.crt`)));
const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

describe('ensureCertificates()', () => {
  before(() => ensureCertificates(options));
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, names] of [
    ['gateway', 'URI:spiffe://plaza.local/ns/plaza/sa/gateway'],
    ['catalog', 'URI:spiffe://plaza.local/ns/plaza/sa/catalog'],
    ['edge', 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1'],
  ] as const) {
    it(`gives ${name} a certificate that openssl accepts on both sides of a connection`, () => {
      for (const purpose of ['sslserver', 'sslclient']) {
        const out = execFileSync(
          'openssl',
          [
            'verify',
            '-x509_strict',
            '-purpose',
            purpose,
            '-CAfile',
            join(folder, 'ca.crt'),
            join(folder, `${name}.crt`),
          ],
          { encoding: 'utf8' },
        );
        assert.match(out, /: OK/);
      }
      assert.equal(read(name).subjectAltName, names);
      assert.equal(read(name).ca, false);
      assert.equal(read(name).publicKey.asymmetricKeyDetails?.namedCurve, 'prime256v1');
    });
  }

  it('keeps keys from other users', () => {
    for (const name of ['ca', 'edge', 'gateway', 'catalog']) {
      assert.equal(statSync(join(folder, `${name}.key`)).mode & 0o777, 0o600);
    }
  });

  it('changes nothing that is good, and adds who is missing', async () => {
    const before = ['ca', 'edge', 'gateway', 'catalog'].map((name) => read(name).fingerprint256);
    await ensureCertificates({ ...options, accounts: [...options.accounts, 'orders'] });
    assert.deepEqual(
      ['ca', 'edge', 'gateway', 'catalog'].map((name) => read(name).fingerprint256),
      before,
    );
    assert.equal(read('orders').verify(read('ca').publicKey), true);
  });

  it('renews what is near its end, under the same authority', async () => {
    const [ca, catalog] = [read('ca').fingerprint256, read('catalog').fingerprint256];
    await ensureCertificates({ ...options, now: inDays(59) });
    assert.equal(read('catalog').fingerprint256, catalog);
    await ensureCertificates({ ...options, now: inDays(61) });
    assert.notEqual(read('catalog').fingerprint256, catalog);
    assert.equal(read('ca').fingerprint256, ca);
  });

  it('makes everything anew when the authority is gone, and a pair whose halves do not match', async () => {
    rmSync(join(folder, 'ca.key'));
    await ensureCertificates(options);
    assert.equal(read('gateway').verify(read('ca').publicKey), true);
    writeFileSync(join(folder, 'catalog.key'), readFileSync(join(folder, 'gateway.key')));
    const old = read('catalog').fingerprint256;
    await ensureCertificates(options);
    assert.notEqual(read('catalog').fingerprint256, old);
  });
});
