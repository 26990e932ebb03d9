// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_ops_v1_ops_pb = require('../../../plaza/ops/v1/ops_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');

function serialize_plaza_ops_v1_GetHealthRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.GetHealthRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.GetHealthRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_GetHealthRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.GetHealthRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_GetHealthResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.GetHealthResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.GetHealthResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_GetHealthResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.GetHealthResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_ListServicesRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.ListServicesRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.ListServicesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_ListServicesRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.ListServicesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_ListServicesResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.ListServicesResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.ListServicesResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_ListServicesResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.ListServicesResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


// The health of the whole.
var HealthService = exports.HealthService = {
  // Asks every service whether it serves. Answers also when some do not.
getHealth: {
    path: '/plaza.ops.v1.Health/GetHealth',
    requestStream: false,
    responseStream: false,
    requestType: plaza_ops_v1_ops_pb.GetHealthRequest,
    responseType: plaza_ops_v1_ops_pb.GetHealthResponse,
    requestSerialize: serialize_plaza_ops_v1_GetHealthRequest,
    requestDeserialize: deserialize_plaza_ops_v1_GetHealthRequest,
    responseSerialize: serialize_plaza_ops_v1_GetHealthResponse,
    responseDeserialize: deserialize_plaza_ops_v1_GetHealthResponse,
  },
};

exports.HealthClient = grpc.makeGenericClientConstructor(HealthService, 'Health');
// The mesh, as its Envoys see it.
var MeshService = exports.MeshService = {
  // Lists the services with their instances.
listServices: {
    path: '/plaza.ops.v1.Mesh/ListServices',
    requestStream: false,
    responseStream: false,
    requestType: plaza_ops_v1_ops_pb.ListServicesRequest,
    responseType: plaza_ops_v1_ops_pb.ListServicesResponse,
    requestSerialize: serialize_plaza_ops_v1_ListServicesRequest,
    requestDeserialize: deserialize_plaza_ops_v1_ListServicesRequest,
    responseSerialize: serialize_plaza_ops_v1_ListServicesResponse,
    responseDeserialize: deserialize_plaza_ops_v1_ListServicesResponse,
  },
};

exports.MeshClient = grpc.makeGenericClientConstructor(MeshService, 'Mesh');
