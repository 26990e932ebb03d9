import operationsGrpc from '../../gen/google/longrunning/operations_grpc_pb.js';
import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import v1 from '../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import v2 from '../../gen/plaza/catalog/v2/catalog_grpc_pb.js';
import { openDatabase } from '../runtime/database.ts';
import { createFault } from '../runtime/fault.ts';
import { followRevocations } from '../runtime/follow-revocations.ts';
import { gather } from '../runtime/gather.ts';
import { createHealth } from '../runtime/health.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createNotices } from '../runtime/notices.ts';
import { createPageTokens } from '../runtime/pages.ts';
import { createPeers } from '../runtime/peers.ts';
import type { Periodic } from '../runtime/periodic.ts';
import { createPublisher } from '../runtime/publisher.ts';
import { createServer, implement } from '../runtime/server.ts';
import { batchSizes } from '../runtime/telemetry/batch-sizes.ts';
import { noTelemetry, type Telemetry } from '../runtime/telemetry/telemetry.ts';
import type { Config } from './config.ts';
import { findProducts } from './db/find-products.ts';
import { type ImportWorker, startImportWorker } from './imports/import-worker.ts';
import { startMaintenance } from './maintenance.ts';
import { createImages } from './objects/images.ts';
import { openObjectStore } from './objects/object-store.ts';
import { adjustStock } from './rpc/adjust-stock.ts';
import { batchGetProducts } from './rpc/batch-get-products.ts';
import { cancelOperation } from './rpc/cancel-operation.ts';
import { commitReservation } from './rpc/commit-reservation.ts';
import { createBook } from './rpc/create-book.ts';
import { createProduct } from './rpc/create-product.ts';
import { deleteBook } from './rpc/delete-book.ts';
import { deleteOperation } from './rpc/delete-operation.ts';
import { deleteProduct } from './rpc/delete-product.ts';
import { getBook } from './rpc/get-book.ts';
import { getOperation } from './rpc/get-operation.ts';
import { getProduct } from './rpc/get-product.ts';
import { getProductImage } from './rpc/get-product-image.ts';
import { importProducts } from './rpc/import-products.ts';
import { listBooks } from './rpc/list-books.ts';
import { listOperations } from './rpc/list-operations.ts';
import { listProducts } from './rpc/list-products.ts';
import { releaseReservation } from './rpc/release-reservation.ts';
import { reserveStock } from './rpc/reserve-stock.ts';
import { searchProducts } from './rpc/search-products.ts';
import { startImport } from './rpc/start-import.ts';
import { updateBook } from './rpc/update-book.ts';
import { updateProduct } from './rpc/update-product.ts';
import { uploadProductImage } from './rpc/upload-product-image.ts';
import { getProductV2 } from './rpc/v2-get-product.ts';
import { listProductsV2 } from './rpc/v2-list-products.ts';
import { waitOperation } from './rpc/wait-operation.ts';

/** The notice that there is an import for any worker that is free; others are the ids of operations. */
const STARTED = 'started';

/** The catalog: both versions of its reads, books and stock, on one database. */
export function createApp(config: Config, log: Logger, telemetry: Telemetry = noTelemetry): App {
  const { databaseUrl: url, databasePool: max, instance: name } = config;
  const db = openDatabase({ url, max, name, log, telemetry });
  const tokens = createPageTokens(config.pageTokenSecret);
  const fault = createFault(config.fault);
  const peers = createPeers(config.mesh);
  const revoked = peers.connect('accounts', accountsGrpc.RevocationsService);
  const { revocations, ...followed } = followRevocations(
    (call) => revoked.watchRevocations(new accountsPb.WatchRevocationsRequest(), call),
    log,
  );
  const images = createImages({ db, store: openObjectStore(config.objectStore), log, fault });
  // The reads that everything begins with share one statement for each turn of the event loop.
  const product = gather((ids: string[]) => findProducts(db, ids), {
    max: 500,
    sized: batchSizes(telemetry)('products'),
  });

  const publisher = createPublisher({ db, config, name, log, telemetry });
  const notices = createNotices({
    url: config.databaseUrl,
    channel: 'operations',
    name: config.instance,
    log,
  });
  const advanced = (operationId: string) => {
    publisher.wake();
    notices.tell(operationId);
  };
  const started = () => notices.tell(STARTED);

  const services = [
    implement(
      v1.CatalogService,
      {
        getProduct: getProduct(product),
        listProducts: listProducts(db, tokens),
        batchGetProducts: batchGetProducts(db),
        searchProducts: searchProducts(db, tokens),
        createProduct: createProduct(db, publisher.wake),
        updateProduct: updateProduct(db, publisher.wake),
        importProducts: importProducts(db, publisher.wake),
        startImport: startImport(db, fault, started),
        uploadProductImage: uploadProductImage(db, images, publisher.wake),
        getProductImage: getProductImage(images),
        deleteProduct: deleteProduct(db, publisher.wake),
      },
      ['uploadProductImage'],
    ),
    implement(operationsGrpc.OperationsService, {
      getOperation: getOperation(db),
      listOperations: listOperations(db, tokens),
      waitOperation: waitOperation(db, notices),
      cancelOperation: cancelOperation(db, advanced),
      deleteOperation: deleteOperation(db),
    }),
    implement(v1.BooksService, {
      createBook: createBook(db, publisher.wake),
      getBook: getBook(product),
      listBooks: listBooks(db, tokens),
      updateBook: updateBook(db, publisher.wake),
      deleteBook: deleteBook(db, publisher.wake),
    }),
    implement(v1.InventoryService, {
      adjustStock: adjustStock(db, publisher.wake),
      reserveStock: reserveStock(db, config.reservationTtlS, fault, publisher.wake),
      commitReservation: commitReservation(db, publisher.wake),
      releaseReservation: releaseReservation(db, publisher.wake),
    }),
    implement(v2.CatalogService, {
      getProduct: getProductV2(product),
      listProducts: listProductsV2(db, tokens),
    }),
  ];
  const health = createHealth({
    services: services.map((service) => service.name),
    probe: () => db.healthy(),
    ready: followed.ready,
    log,
  });
  const { trail } = publisher;
  const server = createServer({
    log,
    services,
    telemetry,
    health,
    reflection: config.reflection,
    fault,
    trail,
    revocations,
  });

  let maintenance: Periodic | undefined;
  let imports: ImportWorker | undefined;
  return {
    server,
    health,
    start() {
      publisher.start();
      maintenance = startMaintenance(db, images, log);
      const worker = startImportWorker({ db, log, fault, advanced });
      notices.on((key) => {
        if (key === undefined || key === STARTED) worker.wake();
      });
      imports = worker;
    },
    async stop() {
      await followed.stop();
      peers.close();
      await Promise.all([publisher.stop(), maintenance?.stop(), imports?.stop()]);
      await notices.close();
      await db.close();
    },
  };
}
