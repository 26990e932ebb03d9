import { PlazaError, unavailable } from '../../runtime/errors.ts';
import { createFileStore } from './file-store.ts';
import { createS3Store } from './s3-store.ts';

/** Where bytes are kept under a key such as `images/HASH`. All of it fails with UNAVAILABLE where the store does. */
export interface ObjectStore {
  /** Resolves when the bytes will survive a crash; whoever reads meanwhile sees the old ones or the new ones, never a part. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Undefined when there is nothing under the key. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

export const OBJECT_STORE_PATTERN = /^(file:.+|s3:\/\/[a-z0-9][a-z0-9.-]*(\?.*)?)$/;

/** Opens `file:FOLDER` or `s3://BUCKET?endpoint=URL&region=NAME`, both parameters optional; S3's credentials are the usual AWS_ variables. */
export function openObjectStore(url: string): ObjectStore {
  const store = url.startsWith('file:')
    ? createFileStore(url.slice('file:'.length))
    : createS3Store(s3Options(new URL(url)));
  return {
    put: (key, bytes, type) => told(store.put(key, bytes, type)),
    get: (key) => told(store.get(key)),
    delete: (key) => told(store.delete(key)),
  };
}

function s3Options(url: URL) {
  return {
    bucket: url.hostname,
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    region: url.searchParams.get('region') ?? undefined,
  };
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof PlazaError) throw cause;
    throw unavailable(
      'OBJECT_STORE_UNAVAILABLE',
      'Images cannot be stored or read at the moment. Please try again.',
      { cause },
    );
  }
}
