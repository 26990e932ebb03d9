// The floor: a bare grpc-js server that answers GetProduct and CreateOrder with ready bytes and does nothing else. Argument: its socket.
import { type handleUnaryCall, Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import catalogGrpc from '../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import ordersGrpc from '../gen/plaza/orders/v1/orders_grpc_pb.js';
import { order, product } from './replies.ts';

const { getProduct } = catalogGrpc.CatalogService;
const { createOrder } = ordersGrpc.OrdersService;

const always =
  (reply: Buffer): handleUnaryCall<unknown, Buffer> =>
  (_call, callback) =>
    callback(null, reply);
const asBytes = (bytes: Buffer): Buffer => bytes;

const server = new Server();
server.addService(
  {
    getProduct: { ...getProduct, responseSerialize: asBytes },
    createOrder: { ...createOrder, responseSerialize: asBytes },
  } as never,
  { getProduct: always(product()), createOrder: always(order()) },
);
new HealthImplementation({ '': 'SERVING' }).addToServer(server);
server.bindAsync(`unix:${process.argv[2]}`, ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
  console.log('ready');
});
