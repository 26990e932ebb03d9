// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_ops_v1_ops_pb = require('../../../plaza/ops/v1/ops_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_protobuf_duration_pb = require('google-protobuf/google/protobuf/duration_pb.js');
var google_protobuf_struct_pb = require('google-protobuf/google/protobuf/struct_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_rpc_status_pb = require('../../../google/rpc/status_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');
var plaza_stream_v1_frames_pb = require('../../../plaza/stream/v1/frames_pb.js');

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

function serialize_plaza_ops_v1_GetTraceRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.GetTraceRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.GetTraceRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_GetTraceRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.GetTraceRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_ListEntriesRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.ListEntriesRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.ListEntriesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_ListEntriesRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.ListEntriesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_ListEntriesResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.ListEntriesResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.ListEntriesResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_ListEntriesResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.ListEntriesResponse.deserializeBinary(new Uint8Array(buffer_arg));
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

function serialize_plaza_ops_v1_ListTracesRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.ListTracesRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.ListTracesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_ListTracesRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.ListTracesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_ListTracesResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.ListTracesResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.ListTracesResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_ListTracesResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.ListTracesResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_RecordMetricsRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.RecordMetricsRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.RecordMetricsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_RecordMetricsRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.RecordMetricsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_RecordMetricsResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.RecordMetricsResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.RecordMetricsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_RecordMetricsResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.RecordMetricsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_TailEntriesRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.TailEntriesRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.TailEntriesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_TailEntriesRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.TailEntriesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_TailEntriesResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.TailEntriesResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.TailEntriesResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_TailEntriesResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.TailEntriesResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_TailLogsRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.TailLogsRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.TailLogsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_TailLogsRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.TailLogsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_TailLogsResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.TailLogsResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.TailLogsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_TailLogsResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.TailLogsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_Trace(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.Trace)) {
    throw new Error('Expected argument of type plaza.ops.v1.Trace');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_Trace(buffer_arg) {
  return plaza_ops_v1_ops_pb.Trace.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_WatchFiguresRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.WatchFiguresRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.WatchFiguresRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_WatchFiguresRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.WatchFiguresRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_WatchFiguresResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.WatchFiguresResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.WatchFiguresResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_WatchFiguresResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.WatchFiguresResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_WatchMeshRequest(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.WatchMeshRequest)) {
    throw new Error('Expected argument of type plaza.ops.v1.WatchMeshRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_WatchMeshRequest(buffer_arg) {
  return plaza_ops_v1_ops_pb.WatchMeshRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_ops_v1_WatchMeshResponse(arg) {
  if (!(arg instanceof plaza_ops_v1_ops_pb.WatchMeshResponse)) {
    throw new Error('Expected argument of type plaza.ops.v1.WatchMeshResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_ops_v1_WatchMeshResponse(buffer_arg) {
  return plaza_ops_v1_ops_pb.WatchMeshResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


// The traces that this replica of ops keeps in its memory: the last 2,000, and at most 32 MiB of them; the oldest goes first. A second replica keeps others.
var TracesService = exports.TracesService = {
  // Lists traces, newest first.
// UNAVAILABLE (NO_TRACES) where no traces are sent to ops, and the message says where they are.
listTraces: {
    path: '/plaza.ops.v1.Traces/ListTraces',
    requestStream: false,
    responseStream: false,
    requestType: plaza_ops_v1_ops_pb.ListTracesRequest,
    responseType: plaza_ops_v1_ops_pb.ListTracesResponse,
    requestSerialize: serialize_plaza_ops_v1_ListTracesRequest,
    requestDeserialize: deserialize_plaza_ops_v1_ListTracesRequest,
    responseSerialize: serialize_plaza_ops_v1_ListTracesResponse,
    responseDeserialize: deserialize_plaza_ops_v1_ListTracesResponse,
  },
  // Gets a trace with its spans. NOT_FOUND (TRACE_NOT_FOUND) also when it has made room for newer ones.
getTrace: {
    path: '/plaza.ops.v1.Traces/GetTrace',
    requestStream: false,
    responseStream: false,
    requestType: plaza_ops_v1_ops_pb.GetTraceRequest,
    responseType: plaza_ops_v1_ops_pb.Trace,
    requestSerialize: serialize_plaza_ops_v1_GetTraceRequest,
    requestDeserialize: deserialize_plaza_ops_v1_GetTraceRequest,
    responseSerialize: serialize_plaza_ops_v1_Trace,
    responseDeserialize: deserialize_plaza_ops_v1_Trace,
  },
};

exports.TracesClient = grpc.makeGenericClientConstructor(TracesService, 'Traces');
// What calls come to, as the proxies count them.
var FiguresService = exports.FiguresService = {
  // Streams the figures of the last minute, each time proxies have sent new ones, at most once a second. Never ends by itself.
// UNAVAILABLE (NO_FIGURES) where no figures are sent to ops.
watchFigures: {
    path: '/plaza.ops.v1.Figures/WatchFigures',
    requestStream: false,
    responseStream: true,
    requestType: plaza_ops_v1_ops_pb.WatchFiguresRequest,
    responseType: plaza_ops_v1_ops_pb.WatchFiguresResponse,
    requestSerialize: serialize_plaza_ops_v1_WatchFiguresRequest,
    requestDeserialize: deserialize_plaza_ops_v1_WatchFiguresRequest,
    responseSerialize: serialize_plaza_ops_v1_WatchFiguresResponse,
    responseDeserialize: deserialize_plaza_ops_v1_WatchFiguresResponse,
  },
};

exports.FiguresClient = grpc.makeGenericClientConstructor(FiguresService, 'Figures');
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
  // Streams the services of the mesh: as they are now, and again after each change of an instance or a breaker. Never ends by itself.
watchMesh: {
    path: '/plaza.ops.v1.Mesh/WatchMesh',
    requestStream: false,
    responseStream: true,
    requestType: plaza_ops_v1_ops_pb.WatchMeshRequest,
    responseType: plaza_ops_v1_ops_pb.WatchMeshResponse,
    requestSerialize: serialize_plaza_ops_v1_WatchMeshRequest,
    requestDeserialize: deserialize_plaza_ops_v1_WatchMeshRequest,
    responseSerialize: serialize_plaza_ops_v1_WatchMeshResponse,
    responseDeserialize: deserialize_plaza_ops_v1_WatchMeshResponse,
  },
};

exports.MeshClient = grpc.makeGenericClientConstructor(MeshService, 'Mesh');
// What was done that matters to security, and what was refused: of each method that the graph gives an action (docs/methods.md). Entries
// are never changed or deleted; each has the hash of itself and of the one before, so that `make verify-audit` shows that none was.
var AuditService = exports.AuditService = {
  // Lists entries, newest first.
listEntries: {
    path: '/plaza.ops.v1.Audit/ListEntries',
    requestStream: false,
    responseStream: false,
    requestType: plaza_ops_v1_ops_pb.ListEntriesRequest,
    responseType: plaza_ops_v1_ops_pb.ListEntriesResponse,
    requestSerialize: serialize_plaza_ops_v1_ListEntriesRequest,
    requestDeserialize: deserialize_plaza_ops_v1_ListEntriesRequest,
    responseSerialize: serialize_plaza_ops_v1_ListEntriesResponse,
    responseDeserialize: deserialize_plaza_ops_v1_ListEntriesResponse,
  },
  // Streams entries as they are written, from now on or from a cursor. Never ends by itself.
tailEntries: {
    path: '/plaza.ops.v1.Audit/TailEntries',
    requestStream: false,
    responseStream: true,
    requestType: plaza_ops_v1_ops_pb.TailEntriesRequest,
    responseType: plaza_ops_v1_ops_pb.TailEntriesResponse,
    requestSerialize: serialize_plaza_ops_v1_TailEntriesRequest,
    requestDeserialize: deserialize_plaza_ops_v1_TailEntriesRequest,
    responseSerialize: serialize_plaza_ops_v1_TailEntriesResponse,
    responseDeserialize: deserialize_plaza_ops_v1_TailEntriesResponse,
  },
};

exports.AuditClient = grpc.makeGenericClientConstructor(AuditService, 'Audit');
// What the services log.
var LogsService = exports.LogsService = {
  // Streams log lines: the last ones, or from a cursor all that followed, then those to come. Never ends by itself.
tailLogs: {
    path: '/plaza.ops.v1.Logs/TailLogs',
    requestStream: false,
    responseStream: true,
    requestType: plaza_ops_v1_ops_pb.TailLogsRequest,
    responseType: plaza_ops_v1_ops_pb.TailLogsResponse,
    requestSerialize: serialize_plaza_ops_v1_TailLogsRequest,
    requestDeserialize: deserialize_plaza_ops_v1_TailLogsRequest,
    responseSerialize: serialize_plaza_ops_v1_TailLogsResponse,
    responseDeserialize: deserialize_plaza_ops_v1_TailLogsResponse,
  },
};

exports.LogsClient = grpc.makeGenericClientConstructor(LogsService, 'Logs');
// Measurements of clients.
var MetricsService = exports.MetricsService = {
  // Takes measurements, one a message, and answers what they come to.
// At most 100,000 messages, or RESOURCE_EXHAUSTED (TOO_MANY_MESSAGES).
recordMetrics: {
    path: '/plaza.ops.v1.Metrics/RecordMetrics',
    requestStream: true,
    responseStream: false,
    requestType: plaza_ops_v1_ops_pb.RecordMetricsRequest,
    responseType: plaza_ops_v1_ops_pb.RecordMetricsResponse,
    requestSerialize: serialize_plaza_ops_v1_RecordMetricsRequest,
    requestDeserialize: deserialize_plaza_ops_v1_RecordMetricsRequest,
    responseSerialize: serialize_plaza_ops_v1_RecordMetricsResponse,
    responseDeserialize: deserialize_plaza_ops_v1_RecordMetricsResponse,
  },
};

exports.MetricsClient = grpc.makeGenericClientConstructor(MetricsService, 'Metrics');
