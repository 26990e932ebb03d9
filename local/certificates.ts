import './reflect.ts';
import { createPrivateKey, X509Certificate as NodeCertificate, webcrypto } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { ownersOnly } from './layout.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;
const CA_DAYS = 3650;
const LEAF_DAYS = 90;
/** A certificate with less than a third of its life left is made anew. */
const RENEW_DAYS = 30;
/** Clocks of a machine and its containers may differ a little. */
const BACKDATE_MS = 5 * 60 * 1000;

export interface CertificatesOptions {
  /** Files `ca.crt`, `ca.key`, `edge.crt`, `edge.key` and a pair for each account. */
  folder: string;
  /** Service accounts of the mesh: the gateway and every service. */
  accounts: string[];
  trustDomain: string;
  namespace: string;
  now?: Date;
}

interface Pair {
  certificate: x509.X509Certificate;
  keys: webcrypto.CryptoKeyPair;
}

/**
 * Sees to it that the mesh's own authority exists and that everybody has a valid certificate of it: workloads with their
 * SPIFFE id, and `edge` with the names of this machine for the clients' TLS. What is still good is left alone.
 */
export async function ensureCertificates(options: CertificatesOptions): Promise<void> {
  const { folder, accounts, trustDomain, namespace, now = new Date() } = options;
  ownersOnly(folder);
  let authority: Pair | undefined;
  const ca = async (): Promise<Pair> => {
    authority ??= await loadAuthority(folder);
    return authority;
  };
  if (!isGood(folder, 'ca', '', now)) authority = await createAuthority(folder, now);
  const wanted = [
    { name: 'edge', san: 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1' },
    ...accounts.map((name) => ({ name, san: `URI:spiffe://${trustDomain}/ns/${namespace}/sa/${name}` })),
  ];
  for (const { name, san } of wanted) {
    if (!isGood(folder, name, san, now)) await createLeaf(folder, name, san, await ca(), now);
  }
}

/** Whether the pair is there, belongs together, is signed by the present authority for these names, and not near its end. */
function isGood(folder: string, name: string, san: string, now: Date): boolean {
  try {
    const certificate = new NodeCertificate(readFileSync(join(folder, `${name}.crt`)));
    const authority = new NodeCertificate(readFileSync(join(folder, 'ca.crt')));
    const key = createPrivateKey(readFileSync(join(folder, `${name}.key`)));
    return (
      certificate.checkPrivateKey(key) &&
      certificate.verify(authority.publicKey) &&
      (certificate.subjectAltName ?? '') === san &&
      certificate.validToDate.getTime() - now.getTime() > RENEW_DAYS * DAY_MS
    );
  } catch {
    return false;
  }
}

async function createAuthority(folder: string, now: Date): Promise<Pair> {
  const keys = await generate();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Plaza development CA',
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(now.getTime() - BACKDATE_MS),
    notAfter: new Date(now.getTime() + CA_DAYS * DAY_MS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  await save(folder, 'ca', { certificate, keys });
  return { certificate, keys };
}

async function loadAuthority(folder: string): Promise<Pair> {
  const certificate = new x509.X509Certificate(readFileSync(join(folder, 'ca.crt'), 'utf8'));
  const [der] = x509.PemConverter.decode(readFileSync(join(folder, 'ca.key'), 'utf8'));
  const privateKey = await webcrypto.subtle.importKey('pkcs8', der!, ALGORITHM, true, ['sign']);
  return { certificate, keys: { privateKey, publicKey: await certificate.publicKey.export() } };
}

async function createLeaf(
  folder: string,
  name: string,
  san: string,
  authority: Pair,
  now: Date,
): Promise<void> {
  const keys = await generate();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: authority.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(now.getTime() - BACKDATE_MS),
    notAfter: new Date(now.getTime() + LEAF_DAYS * DAY_MS),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([
        x509.ExtendedKeyUsage.serverAuth,
        x509.ExtendedKeyUsage.clientAuth,
      ]),
      new x509.SubjectAlternativeNameExtension(san.split(', ').map(toName)),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  await save(folder, name, { certificate, keys });
}

/** From the notation in which Node prints alternative names, so that asked and made can be compared as texts. */
function toName(text: string): x509.JsonGeneralName {
  const colon = text.indexOf(':');
  const value = text.slice(colon + 1);
  if (text.startsWith('DNS:')) return { type: 'dns', value };
  if (text.startsWith('IP Address:')) return { type: 'ip', value };
  return { type: 'url', value };
}

async function generate(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

/** Each file appears whole; the certificate last, so that one without its key is never taken for good. */
async function save(folder: string, name: string, { certificate, keys }: Pair): Promise<void> {
  const key = x509.PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
  for (const [file, text, mode] of [
    [`${name}.key`, key, 0o600],
    [`${name}.crt`, certificate.toString('pem'), 0o644],
  ] as const) {
    writeFileSync(join(folder, `${file}.new`), `${text}\n`, { mode });
    renameSync(join(folder, `${file}.new`), join(folder, file));
  }
}
