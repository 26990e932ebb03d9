import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { calledMethods } from './connections.ts';
import { environments } from './environments/index.ts';
import { buildMesh } from './graph.ts';
import { policy, rows } from './plaza.ts';

const descriptorSet = readFileSync(new URL('../gen/plaza.binpb', import.meta.url));

describe('buildMesh()', () => {
  it('gives a database to whoever has migrations, and to nobody else', () => {
    const migrated = readdirSync(new URL('../migrations', import.meta.url));
    assert.deepEqual(rows.flatMap(({ name, database }) => (database ? name : [])).sort(), migrated.sort());
  });
  it('gives every other service the way to a method for all of them, and to nothing else there', () => {
    const mesh = buildMesh(descriptorSet, rows, policy, environments.dev);
    const [accounts, catalog] = ['accounts', 'catalog'].map(
      (name) => mesh.services.find((service) => service.name === name)!,
    );
    const watch = accounts!.methods.find(({ name }) => name === 'WatchRevocations')!;
    const others = rows.map(({ name }) => name).filter((name) => name !== 'accounts');
    assert.deepEqual(watch.callers, others);
    assert.deepEqual(calledMethods(catalog!, accounts!), [watch]);
    assert.deepEqual(calledMethods(accounts!, accounts!), []);
  });
  it('joins rows and protos: each service has the methods of its packages', () => {
    const mesh = buildMesh(descriptorSet, rows, policy, environments.dev);
    const catalog = mesh.services.find((service) => service.name === 'catalog');
    assert.deepEqual(catalog?.protoServices, [
      'google.longrunning.Operations',
      'plaza.catalog.v1.Catalog',
      'plaza.catalog.v1.Books',
      'plaza.catalog.v1.Inventory',
      'plaza.catalog.v2.Catalog',
    ]);
    const update = catalog?.methods.find(
      (method) => method.path === '/plaza.catalog.v1.Catalog/UpdateProduct',
    );
    assert.deepEqual(update, {
      path: '/plaza.catalog.v1.Catalog/UpdateProduct',
      protoService: 'plaza.catalog.v1.Catalog',
      name: 'UpdateProduct',
      kind: 'unary',
      class: 'keyed',
      access: 'staff',
      callers: [],
      deadlineMs: 5000,
      idleMs: 5000,
      maxRequestBytes: 1024 * 1024,
      successStatus: 200,
      rateLimit: undefined,
      bindings: [
        {
          verb: 'PATCH',
          template: '/v1/products/{product.id}',
          segments: ['v1', 'products', '*'],
          custom: undefined,
          body: 'product',
          pathFields: ['product.id'],
          parameters: [{ name: 'update_mask', repeated: false }],
        },
        {
          verb: 'PUT',
          template: '/v1/products/{product.id}',
          segments: ['v1', 'products', '*'],
          custom: undefined,
          body: 'product',
          pathFields: ['product.id'],
          parameters: [{ name: 'update_mask', repeated: false }],
        },
      ],
      hasUpdateMask: true,
      ifMatch: true,
      audit: ['product.update', 'price.set', 'stock.set'],
      unaudited: undefined,
      hasEndFrame: false,
      rawBody: false,
      file: 'proto/plaza/catalog/v1/catalog.proto',
    });
  });

  const method = (path: string) =>
    buildMesh(descriptorSet, rows, policy, environments.dev)
      .services.flatMap((service) => service.methods)
      .find((candidate) => candidate.path === path);

  it('reads the policy of methods of others as if their proto said it', () => {
    const {
      access,
      class: kind,
      deadlineMs,
      bindings,
      file,
    } = method('/google.longrunning.Operations/WaitOperation')!;
    assert.deepEqual([access, kind, deadlineMs, file], ['staff', 'keyed', 300_000, 'mesh/foreign.ts']);
    assert.deepEqual(bindings, [
      {
        verb: 'POST',
        template: '/v1/{name=operations/*}:wait',
        segments: ['v1', 'operations', '*'],
        custom: 'wait',
        body: '*',
        pathFields: ['name'],
        parameters: [],
      },
    ]);
  });

  it('gives streams an idle timeout of their own and counts an upload as a whole', () => {
    const { idleMs, deadlineMs } = method('/plaza.orders.v1.Orders/WatchOrder')!;
    assert.deepEqual([idleMs, deadlineMs], [60_000, 3_600_000]);
    const { rawBody, maxRequestBytes, kind } = method('/plaza.catalog.v1.Catalog/UploadProductImage')!;
    assert.deepEqual([rawBody, maxRequestBytes, kind], [true, 5 * 1024 * 1024, 'clientStream']);
  });

  it('leaves reflection out of production', () => {
    const reflection = (name: keyof typeof environments) =>
      buildMesh(descriptorSet, rows, policy, environments[name]).common.filter((method) =>
        method.protoService.includes('reflection'),
      ).length;
    assert.equal(reflection('prod'), 0);
    assert.notEqual(reflection('dev'), 0);
  });

  it('forgets a service whose row is removed, its descriptor included', () => {
    const without = rows.filter((row) => row.name !== 'ops');
    const mesh = buildMesh(descriptorSet, without, policy, environments.dev);
    assert.ok(
      !JSON.stringify({ ...mesh, descriptor: Buffer.from(mesh.descriptor).toString('latin1') }).includes(
        'plaza.ops',
      ),
    );
  });

  it('is the same graph each time it is built', () => {
    assert.deepEqual(
      buildMesh(descriptorSet, rows, policy, environments.dev),
      buildMesh(descriptorSet, rows, policy, environments.dev),
    );
  });
});
