import type { S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from './object-store.ts';

interface S3Options {
  bucket: string;
  /** Of a server that is not Amazon's; buckets are then paths, since it may have no names for them. */
  endpoint: string | undefined;
  region: string | undefined;
}

const CONNECT_MS = 2_000;
const REQUEST_MS = 20_000;

/** Any server that speaks S3. The client is loaded with the first object: who keeps files does not pay for it. */
export function createS3Store({ bucket, endpoint, region }: S3Options): ObjectStore {
  let opened: Promise<{ s3: typeof import('@aws-sdk/client-s3'); client: S3Client }> | undefined;
  const ready = () => {
    opened ??= open();
    return opened;
  };

  async function open() {
    const s3 = await import('@aws-sdk/client-s3');
    const client = new s3.S3Client({
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(region !== undefined && { region }),
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS },
      // Checksums that Amazon's own service invented are refused by some others.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    return { s3, client };
  }

  return {
    async put(key, bytes, type) {
      const { s3, client } = await ready();
      await client.send(
        new s3.PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type }),
      );
    },
    async get(key) {
      const { s3, client } = await ready();
      try {
        const found = await client.send(new s3.GetObjectCommand({ Bucket: bucket, Key: key }));
        return await found.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof s3.NoSuchKey) return undefined;
        throw error;
      }
    },
    async delete(key) {
      const { s3, client } = await ready();
      await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
