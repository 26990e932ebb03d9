import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import httpBodyPb from '../../../gen/google/api/httpbody_pb.js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { noFault } from '../../runtime/fault.ts';
import { newId } from '../../runtime/ids.ts';
import { testCall } from '../../runtime/testing/call.ts';
import { silentLog } from '../../runtime/testing/database.ts';
import { startProcess } from '../../runtime/testing/service-process.ts';
import { MAX_IMAGE_BYTES } from '../domain/image.ts';
import { IMAGE_FAULT_POINTS } from '../faults.ts';
import { createImages } from '../objects/images.ts';
import { openObjectStore } from '../objects/object-store.ts';
import { environment, refusal, startCatalog } from '../testing/catalog.ts';
import { largePng, plainAvif, SAMPLES, SECRET } from '../testing/images.ts';
import { deleteProduct, getProduct, newProduct, product, updateProduct } from '../testing/messages.ts';

const { CatalogService } = grpcPb;
const folder = mkdtempSync(join(tmpdir(), 'plaza-images-'));
const catalog = await startCatalog();
const replica = await catalog.replica({ objectStore: `file:${folder}` });
after(async () => {
  await catalog.close();
  rmSync(folder, { recursive: true });
});

const STAFF = { 'x-plaza-subject': newId(), 'x-plaza-roles': 'staff' };
const stored = () => (existsSync(join(folder, 'images')) ? readdirSync(join(folder, 'images')) : []);
const images = createImages({
  db: catalog.db,
  store: openObjectStore(`file:${folder}`),
  log: silentLog(),
  fault: noFault,
});

function pieces(id: string, bytes: Buffer, size = 256 * 1_024): pb.UploadProductImageRequest[] {
  const requests: pb.UploadProductImageRequest[] = [];
  for (let start = 0; start < bytes.length || start === 0; start += size) {
    const body = new httpBodyPb.HttpBody();
    body.setContentType('text/plain');
    body.setData(bytes.subarray(start, start + size));
    const request = new pb.UploadProductImageRequest();
    if (start === 0) request.setId(id);
    request.setImage(body);
    requests.push(request);
  }
  return requests;
}
const upload = (id: string, bytes: Buffer) =>
  replica.send(CatalogService.uploadProductImage, pieces(id, bytes), STAFF);
function download(id: string) {
  const request = new pb.GetProductImageRequest();
  request.setId(id);
  return replica.call(CatalogService.getProductImage, request);
}
/** The same, with the headers that came in front of it. */
function downloadWithHeaders(id: string) {
  const request = new pb.GetProductImageRequest();
  request.setId(id);
  const { path, requestSerialize, responseDeserialize } = CatalogService.getProductImage;
  return new Promise<{ headers: Record<string, unknown>; reply: httpBodyPb.HttpBody }>((resolve, reject) => {
    let headers: Record<string, unknown> = {};
    replica.client
      .makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, reply) => {
        if (error) reject(error);
        else resolve({ headers, reply: reply! });
      })
      .on('metadata', (metadata: Metadata) => {
        headers = metadata.getMap();
      });
  });
}
/** What goes along with an image. */
const sent = (extension: string, id: string): Record<string, string> => ({
  etag: '',
  'cache-control': 'public, max-age=60',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'content-disposition': `inline; filename="${id}.${extension}"`,
});
const newLamp = () => replica.call(CatalogService.createProduct, newProduct());
const missing = refusal(status.NOT_FOUND, 'IMAGE_NOT_FOUND');
const wrong = (field: string) => refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', [field]);

describe('UploadProductImage', () => {
  for (const { type, clean, dirty, cleaned } of SAMPLES) {
    it(`takes ${type} by its bytes and serves it as that`, async () => {
      const lamp = await newLamp();
      const shown = await upload(lamp.getId(), clean);
      assert.equal(shown.getImageUrl(), `/v1/products/${lamp.getId()}/image`);
      assert.equal(shown.getEtag(), '"v2"');
      const read = await download(lamp.getId());
      assert.equal(read.getContentType(), type);
      assert.deepEqual(Buffer.from(read.getData_asU8()), clean);
    });

    it(`stores nothing of ${type} but the picture`, async () => {
      const lamp = await newLamp();
      await upload(lamp.getId(), dirty);
      assert.deepEqual(Buffer.from((await download(lamp.getId())).getData_asU8()), cleaned);
      for (const name of stored())
        assert.ok(!readFileSync(join(folder, 'images', name)).includes(SECRET), name);
    });

    it(`refuses ${type} that is cut, keeping nothing`, async () => {
      const [lamp, before] = [await newLamp(), stored()];
      for (const length of [12, clean.length >> 1, clean.length - 1])
        await assert.rejects(upload(lamp.getId(), clean.subarray(0, length)), wrong('image'));
      assert.deepEqual(stored(), before);
    });
  }

  it('changes nothing when the same bytes come again', async () => {
    const [lamp, image] = [await newLamp(), largePng()];
    const first = await upload(lamp.getId(), image);
    assert.deepEqual((await upload(lamp.getId(), image)).toObject(), first.toObject());
  });

  it('replaces an image, and removes the one before', async () => {
    const [lamp, before, now] = [await newLamp(), largePng(), largePng()];
    await upload(lamp.getId(), before);
    const had = stored();
    assert.equal((await upload(lamp.getId(), now)).getEtag(), '"v3"');
    assert.equal(stored().length, had.length);
    assert.notDeepEqual(stored(), had);
    assert.deepEqual(Buffer.from((await download(lamp.getId())).getData_asU8()), now);
  });

  it('keeps an object that another product shows', async () => {
    const [one, other, shared] = [await newLamp(), await newLamp(), largePng()];
    await upload(one.getId(), shared);
    await upload(other.getId(), shared);
    await upload(one.getId(), largePng());
    assert.deepEqual(Buffer.from((await download(other.getId())).getData_asU8()), shared);
  });

  it('takes 5 MiB and not a byte more', async () => {
    const lamp = await newLamp();
    await upload(lamp.getId(), largePng(MAX_IMAGE_BYTES));
    const before = stored();
    await assert.rejects(
      upload(lamp.getId(), largePng(MAX_IMAGE_BYTES + 1)),
      refusal(status.RESOURCE_EXHAUSTED, 'IMAGE_TOO_LARGE'),
    );
    assert.deepEqual(stored(), before);
  });

  it('refuses what is no image, keeping nothing', async () => {
    const [lamp, before] = [await newLamp(), stored()];
    for (const bytes of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '%PDF-1.7',
      'GIF',
      'GIF89a/*aaaaaaaaaaaaaaaa*/=1;alert(1)',
      '<html></html>',
      'BM',
    ])
      await assert.rejects(upload(lamp.getId(), Buffer.from(bytes)), wrong('image'));
    await assert.rejects(upload(lamp.getId(), Buffer.alloc(0)), wrong('image'));
    assert.deepEqual(stored(), before);
    assert.equal((await replica.call(CatalogService.getProduct, getProduct(lamp.getId()))).getEtag(), '"v1"');
  });

  it('refuses an unknown product before it has read all, keeping nothing', async () => {
    const before = stored();
    await assert.rejects(upload(newId(), largePng()), refusal(status.NOT_FOUND, 'PRODUCT_NOT_FOUND'));
    await assert.rejects(upload('1', largePng()), wrong('id'));
    const empty = pieces((await newLamp()).getId(), Buffer.alloc(1))[0]!;
    empty.getImage()!.setData('');
    await assert.rejects(
      replica.send(CatalogService.uploadProductImage, Array(10_001).fill(empty), STAFF),
      refusal(status.RESOURCE_EXHAUSTED, 'TOO_MANY_MESSAGES'),
    );
    await assert.rejects(
      replica.send(CatalogService.uploadProductImage, [], STAFF),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['id', 'image']),
    );
    const [lamp, other] = [await newLamp(), await newLamp()];
    const mixed = [...pieces(lamp.getId(), largePng()), ...pieces(other.getId(), largePng())];
    await assert.rejects(replica.send(CatalogService.uploadProductImage, mixed, STAFF), wrong('id'));
    assert.deepEqual(stored(), before);
  });

  it('tells of a change by one event', async () => {
    const [lamp, image] = [await newLamp(), largePng()];
    await upload(lamp.getId(), image);
    await upload(lamp.getId(), image);
    const text = `select event from outbox where event->>'resource' = $1::text and event->>'type' = 'product.updated'`;
    const values = [`products/${lamp.getId()}`];
    assert.equal((await catalog.db.query({ name: 'spec-image-events', text, values })).length, 1);
  });

  for (const point of IMAGE_FAULT_POINTS) {
    it(`killed at ${point}, it can be repeated, and nothing is left for ever`, async () => {
      const [lamp, before, now] = [await newLamp(), largePng(), largePng()];
      await upload(lamp.getId(), before);
      const count = stored().length;
      const dying = startProcess('catalog', {
        ...environment(catalog.url),
        OBJECT_STORE: `file:${folder}`,
        FAULT: point,
      });
      await sendTo(await dying.address, pieces(lamp.getId(), now)).catch(() => {});
      assert.deepEqual(await dying.ended, [null, 'SIGKILL']);
      const shown = (await download(lamp.getId())).getData_asU8();
      assert.deepEqual(Buffer.from(shown), point.endsWith('shown') ? now : before);
      await upload(lamp.getId(), now);
      assert.deepEqual(Buffer.from((await download(lamp.getId())).getData_asU8()), now);
      await catalog.db.knex.raw(`update images set upload_time = now() - interval '1 hour'`);
      await images.removeForgotten(100);
      assert.equal(stored().length, count);
    });
  }

  it('stores an object again that is removed before it is shown', async () => {
    const [one, other, image] = [await newLamp(), await newLamp(), largePng()];
    await upload(one.getId(), image);
    const store = openObjectStore(`file:${folder}`);
    let puts = 0;
    const racing = createImages({
      db: catalog.db,
      log: silentLog(),
      fault: noFault,
      store: {
        ...store,
        async put(key, bytes, type) {
          await store.put(key, bytes, type);
          // The only product that shows it gets another one: the object goes.
          if (++puts === 1) await upload(one.getId(), largePng());
        },
      },
    });
    await racing.show(testCall(), other.getId(), { bytes: image, type: 'image/png' });
    assert.equal(puts, 2);
    assert.deepEqual(Buffer.from((await download(other.getId())).getData_asU8()), image);
  });
});

describe('GetProductImage', () => {
  it('knows no image of a product without one, or of none', async () => {
    const lamp = await newLamp();
    await assert.rejects(download(lamp.getId()), missing);
    await assert.rejects(download(newId()), missing);
    await assert.rejects(download('1'), wrong('id'));
  });

  it('shows none once there is another address, and its object goes', async () => {
    const [lamp, image] = [await newLamp(), largePng()];
    const shown = await upload(lamp.getId(), image);
    const count = stored().length;
    const set = (imageUrl: string, paths?: string[]) =>
      replica.call(
        CatalogService.updateProduct,
        updateProduct(product({ id: lamp.getId(), imageUrl }), paths),
      );
    // What a client has read it may send back; the path of another product it may not.
    assert.equal((await set(shown.getImageUrl()!)).getEtag(), '"v2"');
    await assert.rejects(set(`/v1/products/${newId()}/image`), wrong('imageUrl'));
    await set('https://img.example/other.png');
    await assert.rejects(download(lamp.getId()), missing);
    await assert.rejects(set(shown.getImageUrl()!), wrong('imageUrl'));
    await catalog.db.knex.raw(`update images set upload_time = now() - interval '1 hour'`);
    await images.removeForgotten(100);
    assert.equal(stored().length, count - 1);
    await upload(lamp.getId(), image);
    assert.deepEqual(Buffer.from((await download(lamp.getId())).getData_asU8()), image);
  });

  it('cleans what an older version has stored, and does not serve what would be refused today', async () => {
    const [lamp, { dirty, cleaned }] = [await newLamp(), SAMPLES[1]!];
    await upload(lamp.getId(), largePng());
    const [row] = await catalog.db.query<{ image_key: string }>({
      name: 'spec-image-key',
      text: 'select image_key from products where id = $1::uuid',
      values: [lamp.getId()],
    });
    const path = join(folder, row!.image_key);
    writeFileSync(path, dirty);
    const read = await download(lamp.getId());
    assert.equal(read.getContentType(), 'image/jpeg');
    assert.deepEqual(Buffer.from(read.getData_asU8()), cleaned);
    writeFileSync(path, dirty.subarray(0, 40));
    await assert.rejects(download(lamp.getId()), missing);
  });

  it('tells caches and browsers what it is, by the bytes that it sends', async () => {
    const lamp = await newLamp();
    const etags = new Set<unknown>();
    for (const [bytes, type, extension] of [
      [largePng(), 'image/png', 'png'],
      [SAMPLES[1]!.dirty, 'image/jpeg', 'jpg'],
      [plainAvif(), 'image/avif', 'avif'],
    ] as const) {
      await upload(lamp.getId(), bytes);
      const { headers, reply } = await downloadWithHeaders(lamp.getId());
      const hash = createHash('sha256').update(reply.getData_asU8()).digest('base64url');
      assert.equal(reply.getContentType(), type);
      assert.deepEqual(
        Object.fromEntries(Object.entries(headers).filter(([name]) => name in sent(extension, lamp.getId()))),
        { ...sent(extension, lamp.getId()), etag: `"${hash}"` },
      );
      assert.deepEqual((await downloadWithHeaders(lamp.getId())).headers.etag, headers.etag);
      etags.add(headers.etag);
    }
    assert.equal(etags.size, 3);
  });

  it('shows none of a product that is deleted', async () => {
    const lamp = await newLamp();
    await upload(lamp.getId(), largePng());
    await replica.call(CatalogService.deleteProduct, deleteProduct(lamp.getId()));
    await assert.rejects(download(lamp.getId()), missing);
  });

  it('survives an import of the product', async () => {
    const [created, image] = [await newLamp(), largePng()];
    const shown = await upload(created.getId(), image);
    for (const imageUrl of [shown.getImageUrl()!, '']) {
      const row = product({
        ...newProduct().getProduct()!.toObject(),
        sku: shown.getSku()!,
        price: shown.getPrice()!,
        imageUrl,
      } as never);
      const reply = await replica.send(CatalogService.importProducts, [row], STAFF);
      assert.equal(reply.getUpdated(), 1);
    }
    assert.deepEqual(Buffer.from((await download(created.getId())).getData_asU8()), image);
  });
});

/** To a process that is going to die. */
function sendTo(address: string, requests: pb.UploadProductImageRequest[]): Promise<unknown> {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
  });
  const { path, requestSerialize, responseDeserialize } = CatalogService.uploadProductImage;
  return new Promise((resolve, reject) => {
    const sending = client.makeClientStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      new Metadata(),
      (error, reply) => (error ? reject(error) : resolve(reply)),
    );
    for (const request of requests) sending.write(request);
    sending.end();
  }).finally(() => client.close());
}
