import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { status } from '@grpc/grpc-js';
import { PlazaError } from '../../runtime/errors.ts';
import { type ObjectStore, openObjectStore } from './object-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-objects-'));
after(() => rmSync(folder, { recursive: true }));

const keyOf = (bytes: Buffer) => `images/${createHash('sha256').update(bytes).digest('hex')}`;
const unavailable = (error: unknown) => error instanceof PlazaError && error.code === status.UNAVAILABLE;

const endpoint = process.env.S3_TEST_ENDPOINT;
const stores: Record<string, () => Promise<ObjectStore>> = {
  file: async () => openObjectStore(`file:${join(folder, 'all')}`),
  ...(endpoint && { s3: () => openBucket(endpoint) }),
};

for (const [name, open] of Object.entries(stores)) {
  describe(`the ${name} store`, () => {
    it('keeps bytes, replaces them, and forgets them', async () => {
      const store = await open();
      const [bytes, other] = [randomBytes(3_000_000), randomBytes(10)];
      const key = keyOf(bytes);
      assert.equal(await store.get(key), undefined);
      await store.put(key, bytes, 'image/png');
      assert.deepEqual(Buffer.from((await store.get(key))!), bytes);
      await store.put(key, other, 'image/png');
      assert.deepEqual(Buffer.from((await store.get(key))!), other);
      await store.delete(key);
      assert.equal(await store.get(key), undefined);
      await store.delete(key);
    });

    it('takes the same object from many at once', async () => {
      const store = await open();
      const bytes = randomBytes(100_000);
      await Promise.all(Array.from({ length: 8 }, () => store.put(keyOf(bytes), bytes, 'image/png')));
      assert.deepEqual(Buffer.from((await store.get(keyOf(bytes)))!), bytes);
    });
  });
}

// Any server will do: S3_TEST_ENDPOINT=http://127.0.0.1:5000 AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=…
if (!endpoint) it('the s3 store is left out: S3_TEST_ENDPOINT names no server', { skip: true }, () => {});

describe('the file store', () => {
  it('leaves no temporary file behind, and removes those of a crash', async () => {
    const root = join(folder, 'crashed');
    mkdirSync(join(root, 'tmp'), { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(root, 'tmp', name), 'half');
    utimesSync(join(root, 'tmp', 'old'), 0, 0);
    const bytes = randomBytes(10);
    await openObjectStore(`file:${root}`).put(keyOf(bytes), bytes, 'image/png');
    assert.deepEqual(readdirSync(join(root, 'tmp')), ['new']);
    assert.ok(existsSync(join(root, keyOf(bytes))));
  });

  it('refuses a key that leads elsewhere', async () => {
    const store = openObjectStore(`file:${folder}`);
    await assert.rejects(store.get('images/../../secret'));
    await assert.rejects(store.put('../x', Buffer.alloc(1), 'image/png'));
  });

  it('says UNAVAILABLE when it cannot write', async () => {
    writeFileSync(join(folder, 'file'), '');
    const store = openObjectStore(`file:${join(folder, 'file')}`);
    await assert.rejects(store.put(keyOf(Buffer.alloc(1)), Buffer.alloc(1), 'image/png'), unavailable);
  });
});

describe('the s3 store', () => {
  it('says UNAVAILABLE, and nothing of the server, when there is none', async () => {
    process.env.AWS_ACCESS_KEY_ID ??= 'nobody';
    process.env.AWS_SECRET_ACCESS_KEY ??= 'nothing';
    const store = openObjectStore('s3://plaza?endpoint=http://127.0.0.1:1&region=eu-west-1');
    await assert.rejects(
      store.get(keyOf(Buffer.alloc(1))),
      (error: Error) => unavailable(error) && !/127|ECONN/.test(error.message),
    );
  });
});

async function openBucket(endpoint: string): Promise<ObjectStore> {
  const client = new S3Client({ endpoint, region: 'eu-west-1', forcePathStyle: true });
  const bucket = `plaza-${randomBytes(4).toString('hex')}`;
  await client.send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  );
  return openObjectStore(`s3://${bucket}?endpoint=${encodeURIComponent(endpoint)}&region=eu-west-1`);
}
