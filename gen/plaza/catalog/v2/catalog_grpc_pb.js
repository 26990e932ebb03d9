// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_catalog_v2_catalog_pb = require('../../../plaza/catalog/v2/catalog_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_api_field_behavior_pb = require('../../../google/api/field_behavior_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_type_money_pb = require('../../../google/type/money_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');

function serialize_plaza_catalog_v2_GetProductRequest(arg) {
  if (!(arg instanceof plaza_catalog_v2_catalog_pb.GetProductRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v2.GetProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v2_GetProductRequest(buffer_arg) {
  return plaza_catalog_v2_catalog_pb.GetProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v2_ListProductsRequest(arg) {
  if (!(arg instanceof plaza_catalog_v2_catalog_pb.ListProductsRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v2.ListProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v2_ListProductsRequest(buffer_arg) {
  return plaza_catalog_v2_catalog_pb.ListProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v2_ListProductsResponse(arg) {
  if (!(arg instanceof plaza_catalog_v2_catalog_pb.ListProductsResponse)) {
    throw new Error('Expected argument of type plaza.catalog.v2.ListProductsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v2_ListProductsResponse(buffer_arg) {
  return plaza_catalog_v2_catalog_pb.ListProductsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v2_Product(arg) {
  if (!(arg instanceof plaza_catalog_v2_catalog_pb.Product)) {
    throw new Error('Expected argument of type plaza.catalog.v2.Product');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v2_Product(buffer_arg) {
  return plaza_catalog_v2_catalog_pb.Product.deserializeBinary(new Uint8Array(buffer_arg));
}


// The products, with their prices by currency. Served by every replica beside v1.
var CatalogService = exports.CatalogService = {
  // Reads a product. NOT_FOUND when there is none.
getProduct: {
    path: '/plaza.catalog.v2.Catalog/GetProduct',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v2_catalog_pb.GetProductRequest,
    responseType: plaza_catalog_v2_catalog_pb.Product,
    requestSerialize: serialize_plaza_catalog_v2_GetProductRequest,
    requestDeserialize: deserialize_plaza_catalog_v2_GetProductRequest,
    responseSerialize: serialize_plaza_catalog_v2_Product,
    responseDeserialize: deserialize_plaza_catalog_v2_Product,
  },
  // Lists products.
listProducts: {
    path: '/plaza.catalog.v2.Catalog/ListProducts',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v2_catalog_pb.ListProductsRequest,
    responseType: plaza_catalog_v2_catalog_pb.ListProductsResponse,
    requestSerialize: serialize_plaza_catalog_v2_ListProductsRequest,
    requestDeserialize: deserialize_plaza_catalog_v2_ListProductsRequest,
    responseSerialize: serialize_plaza_catalog_v2_ListProductsResponse,
    responseDeserialize: deserialize_plaza_catalog_v2_ListProductsResponse,
  },
};

exports.CatalogClient = grpc.makeGenericClientConstructor(CatalogService, 'Catalog');
