// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var opentelemetry_proto_collector_trace_v1_trace_service_pb = require('../../../../../opentelemetry/proto/collector/trace/v1/trace_service_pb.js');
var opentelemetry_proto_trace_v1_trace_pb = require('../../../../../opentelemetry/proto/trace/v1/trace_pb.js');

function serialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceRequest(arg) {
  if (!(arg instanceof opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest)) {
    throw new Error('Expected argument of type opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceRequest(buffer_arg) {
  return opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceResponse(arg) {
  if (!(arg instanceof opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse)) {
    throw new Error('Expected argument of type opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceResponse(buffer_arg) {
  return opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


// Takes spans of proxies and services.
var TraceServiceService = exports.TraceServiceService = {
  // Keeps spans in the memory of this replica, for a while: at most 2,000 traces of 1,000 spans each and 32 MiB together, of which the
// oldest trace goes first. A span that is too large or one too many is refused, and the answer says how many were. Spans that are no OTLP
// are INVALID_ARGUMENT, and then none of the request is kept.
export: {
    path: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
    requestStream: false,
    responseStream: false,
    requestType: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest,
    responseType: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse,
    requestSerialize: serialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceRequest,
    requestDeserialize: deserialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceRequest,
    responseSerialize: serialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceResponse,
    responseDeserialize: deserialize_opentelemetry_proto_collector_trace_v1_ExportTraceServiceResponse,
  },
};

exports.TraceServiceClient = grpc.makeGenericClientConstructor(TraceServiceService, 'TraceService');
