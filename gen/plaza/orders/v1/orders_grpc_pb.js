// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_orders_v1_orders_pb = require('../../../plaza/orders/v1/orders_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_api_field_behavior_pb = require('../../../google/api/field_behavior_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_type_money_pb = require('../../../google/type/money_pb.js');
var plaza_accounts_v1_accounts_pb = require('../../../plaza/accounts/v1/accounts_pb.js');
var plaza_catalog_v1_catalog_pb = require('../../../plaza/catalog/v1/catalog_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');
var plaza_payments_v1_payments_pb = require('../../../plaza/payments/v1/payments_pb.js');

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


// The orders.
var OrdersService = exports.OrdersService = {
  // Places an order at the catalog's prices of this moment. INVALID_ARGUMENT names items[i].productId of an unknown product;
// FAILED_PRECONDITION (OUT_OF_STOCK) when there is too little of one. Paying follows by itself: the order ends COMPLETED or CANCELLED.
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
};

exports.OrdersClient = grpc.makeGenericClientConstructor(OrdersService, 'Orders');
