// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var opentelemetry_proto_collector_metrics_v1_metrics_service_pb = require('../../../../../opentelemetry/proto/collector/metrics/v1/metrics_service_pb.js');
var opentelemetry_proto_metrics_v1_metrics_pb = require('../../../../../opentelemetry/proto/metrics/v1/metrics_pb.js');

function serialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceRequest(arg) {
  if (!(arg instanceof opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest)) {
    throw new Error('Expected argument of type opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceRequest(buffer_arg) {
  return opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceResponse(arg) {
  if (!(arg instanceof opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse)) {
    throw new Error('Expected argument of type opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceResponse(buffer_arg) {
  return opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


// Takes figures of proxies.
var MetricsServiceService = exports.MetricsServiceService = {
  // Adds up what calls came to, for a minute and in the memory of this replica. Metrics that are not of calls are passed over.
export: {
    path: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
    requestStream: false,
    responseStream: false,
    requestType: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest,
    responseType: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse,
    requestSerialize: serialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceRequest,
    requestDeserialize: deserialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceRequest,
    responseSerialize: serialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceResponse,
    responseDeserialize: deserialize_opentelemetry_proto_collector_metrics_v1_ExportMetricsServiceResponse,
  },
};

exports.MetricsServiceClient = grpc.makeGenericClientConstructor(MetricsServiceService, 'MetricsService');
