// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_orders_v1_orders_pb = require('../../../plaza/orders/v1/orders_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_api_field_behavior_pb = require('../../../google/api/field_behavior_pb.js');
var google_protobuf_struct_pb = require('google-protobuf/google/protobuf/struct_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_rpc_status_pb = require('../../../google/rpc/status_pb.js');
var google_type_money_pb = require('../../../google/type/money_pb.js');
var plaza_accounts_v1_accounts_pb = require('../../../plaza/accounts/v1/accounts_pb.js');
var plaza_catalog_v1_catalog_pb = require('../../../plaza/catalog/v1/catalog_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');
var plaza_payments_v1_payments_pb = require('../../../plaza/payments/v1/payments_pb.js');
var plaza_stream_v1_frames_pb = require('../../../plaza/stream/v1/frames_pb.js');

function serialize_plaza_orders_v1_CancelOrderRequest(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.CancelOrderRequest)) {
    throw new Error('Expected argument of type plaza.orders.v1.CancelOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_CancelOrderRequest(buffer_arg) {
  return plaza_orders_v1_orders_pb.CancelOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_CreateOrderRequest(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.CreateOrderRequest)) {
    throw new Error('Expected argument of type plaza.orders.v1.CreateOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_CreateOrderRequest(buffer_arg) {
  return plaza_orders_v1_orders_pb.CreateOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_GetOrderDetailsRequest(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.GetOrderDetailsRequest)) {
    throw new Error('Expected argument of type plaza.orders.v1.GetOrderDetailsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_GetOrderDetailsRequest(buffer_arg) {
  return plaza_orders_v1_orders_pb.GetOrderDetailsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_GetOrderRequest(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.GetOrderRequest)) {
    throw new Error('Expected argument of type plaza.orders.v1.GetOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_GetOrderRequest(buffer_arg) {
  return plaza_orders_v1_orders_pb.GetOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_ListOrdersRequest(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.ListOrdersRequest)) {
    throw new Error('Expected argument of type plaza.orders.v1.ListOrdersRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_ListOrdersRequest(buffer_arg) {
  return plaza_orders_v1_orders_pb.ListOrdersRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_ListOrdersResponse(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.ListOrdersResponse)) {
    throw new Error('Expected argument of type plaza.orders.v1.ListOrdersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_ListOrdersResponse(buffer_arg) {
  return plaza_orders_v1_orders_pb.ListOrdersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_Order(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.Order)) {
    throw new Error('Expected argument of type plaza.orders.v1.Order');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_Order(buffer_arg) {
  return plaza_orders_v1_orders_pb.Order.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_OrderDetails(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.OrderDetails)) {
    throw new Error('Expected argument of type plaza.orders.v1.OrderDetails');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_OrderDetails(buffer_arg) {
  return plaza_orders_v1_orders_pb.OrderDetails.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_SubscribeToEventsRequest(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.SubscribeToEventsRequest)) {
    throw new Error('Expected argument of type plaza.orders.v1.SubscribeToEventsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_SubscribeToEventsRequest(buffer_arg) {
  return plaza_orders_v1_orders_pb.SubscribeToEventsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_SubscribeToEventsResponse(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.SubscribeToEventsResponse)) {
    throw new Error('Expected argument of type plaza.orders.v1.SubscribeToEventsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_SubscribeToEventsResponse(buffer_arg) {
  return plaza_orders_v1_orders_pb.SubscribeToEventsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_WatchOrderRequest(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.WatchOrderRequest)) {
    throw new Error('Expected argument of type plaza.orders.v1.WatchOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_WatchOrderRequest(buffer_arg) {
  return plaza_orders_v1_orders_pb.WatchOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_orders_v1_WatchOrderResponse(arg) {
  if (!(arg instanceof plaza_orders_v1_orders_pb.WatchOrderResponse)) {
    throw new Error('Expected argument of type plaza.orders.v1.WatchOrderResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_orders_v1_WatchOrderResponse(buffer_arg) {
  return plaza_orders_v1_orders_pb.WatchOrderResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


// The orders.
var OrdersService = exports.OrdersService = {
  // Places an order at the catalog's prices of this moment. INVALID_ARGUMENT names items[i].productId of an unknown product, and of one whose
// price is from before prices had to be amounts of a currency of ISO 4217, and is none; FAILED_PRECONDITION (OUT_OF_STOCK) when there is
// too little of one. Paying follows by itself: the order ends COMPLETED or CANCELLED.
createOrder: {
    path: '/plaza.orders.v1.Orders/CreateOrder',
    requestStream: false,
    responseStream: false,
    requestType: plaza_orders_v1_orders_pb.CreateOrderRequest,
    responseType: plaza_orders_v1_orders_pb.Order,
    requestSerialize: serialize_plaza_orders_v1_CreateOrderRequest,
    requestDeserialize: deserialize_plaza_orders_v1_CreateOrderRequest,
    responseSerialize: serialize_plaza_orders_v1_Order,
    responseDeserialize: deserialize_plaza_orders_v1_Order,
  },
  // Reads an order. NOT_FOUND for anybody but its user and staff.
getOrder: {
    path: '/plaza.orders.v1.Orders/GetOrder',
    requestStream: false,
    responseStream: false,
    requestType: plaza_orders_v1_orders_pb.GetOrderRequest,
    responseType: plaza_orders_v1_orders_pb.Order,
    requestSerialize: serialize_plaza_orders_v1_GetOrderRequest,
    requestDeserialize: deserialize_plaza_orders_v1_GetOrderRequest,
    responseSerialize: serialize_plaza_orders_v1_Order,
    responseDeserialize: deserialize_plaza_orders_v1_Order,
  },
  // Lists the orders of a user, newest first; of everybody for staff that name no user.
listOrders: {
    path: '/plaza.orders.v1.Orders/ListOrders',
    requestStream: false,
    responseStream: false,
    requestType: plaza_orders_v1_orders_pb.ListOrdersRequest,
    responseType: plaza_orders_v1_orders_pb.ListOrdersResponse,
    requestSerialize: serialize_plaza_orders_v1_ListOrdersRequest,
    requestDeserialize: deserialize_plaza_orders_v1_ListOrdersRequest,
    responseSerialize: serialize_plaza_orders_v1_ListOrdersResponse,
    responseDeserialize: deserialize_plaza_orders_v1_ListOrdersResponse,
  },
  // Reads an order with its payments, products and customer. What another service cannot tell in time is left out and that service
// named in degraded.
getOrderDetails: {
    path: '/plaza.orders.v1.Orders/GetOrderDetails',
    requestStream: false,
    responseStream: false,
    requestType: plaza_orders_v1_orders_pb.GetOrderDetailsRequest,
    responseType: plaza_orders_v1_orders_pb.OrderDetails,
    requestSerialize: serialize_plaza_orders_v1_GetOrderDetailsRequest,
    requestDeserialize: deserialize_plaza_orders_v1_GetOrderDetailsRequest,
    responseSerialize: serialize_plaza_orders_v1_OrderDetails,
    responseDeserialize: deserialize_plaza_orders_v1_OrderDetails,
  },
  // Cancels an order: its stock and its money go back. FAILED_PRECONDITION (ORDER_COMPLETED) when it is already completed.
cancelOrder: {
    path: '/plaza.orders.v1.Orders/CancelOrder',
    requestStream: false,
    responseStream: false,
    requestType: plaza_orders_v1_orders_pb.CancelOrderRequest,
    responseType: plaza_orders_v1_orders_pb.Order,
    requestSerialize: serialize_plaza_orders_v1_CancelOrderRequest,
    requestDeserialize: deserialize_plaza_orders_v1_CancelOrderRequest,
    responseSerialize: serialize_plaza_orders_v1_Order,
    responseDeserialize: deserialize_plaza_orders_v1_Order,
  },
  // Streams an order: as it is now, or from a cursor each change that followed, and each change to come. Ends when the order is COMPLETED
// or CANCELLED.
watchOrder: {
    path: '/plaza.orders.v1.Orders/WatchOrder',
    requestStream: false,
    responseStream: true,
    requestType: plaza_orders_v1_orders_pb.WatchOrderRequest,
    responseType: plaza_orders_v1_orders_pb.WatchOrderResponse,
    requestSerialize: serialize_plaza_orders_v1_WatchOrderRequest,
    requestDeserialize: deserialize_plaza_orders_v1_WatchOrderRequest,
    responseSerialize: serialize_plaza_orders_v1_WatchOrderResponse,
    responseDeserialize: deserialize_plaza_orders_v1_WatchOrderResponse,
  },
};

exports.OrdersClient = grpc.makeGenericClientConstructor(OrdersService, 'Orders');
// What happens.
var EventsService = exports.EventsService = {
  // Streams events as they happen: a user's own, everybody's and the catalog's for staff. Never ends by itself.
subscribeToEvents: {
    path: '/plaza.orders.v1.Events/SubscribeToEvents',
    requestStream: false,
    responseStream: true,
    requestType: plaza_orders_v1_orders_pb.SubscribeToEventsRequest,
    responseType: plaza_orders_v1_orders_pb.SubscribeToEventsResponse,
    requestSerialize: serialize_plaza_orders_v1_SubscribeToEventsRequest,
    requestDeserialize: deserialize_plaza_orders_v1_SubscribeToEventsRequest,
    responseSerialize: serialize_plaza_orders_v1_SubscribeToEventsResponse,
    responseDeserialize: deserialize_plaza_orders_v1_SubscribeToEventsResponse,
  },
};

exports.EventsClient = grpc.makeGenericClientConstructor(EventsService, 'Events');
