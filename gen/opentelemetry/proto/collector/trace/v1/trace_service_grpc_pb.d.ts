// package: opentelemetry.proto.collector.trace.v1
// file: opentelemetry/proto/collector/trace/v1/trace_service.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as opentelemetry_proto_collector_trace_v1_trace_service_pb from "../../../../../opentelemetry/proto/collector/trace/v1/trace_service_pb";
import * as opentelemetry_proto_trace_v1_trace_pb from "../../../../../opentelemetry/proto/trace/v1/trace_pb";

interface ITraceServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    export: ITraceServiceService_IExport;
}

interface ITraceServiceService_IExport extends grpc.MethodDefinition<opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse> {
    path: "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest>;
    requestDeserialize: grpc.deserialize<opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest>;
    responseSerialize: grpc.serialize<opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse>;
    responseDeserialize: grpc.deserialize<opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse>;
}

export const TraceServiceService: ITraceServiceService;

export interface ITraceServiceServer extends grpc.UntypedServiceImplementation {
    export: grpc.handleUnaryCall<opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse>;
}

export interface ITraceServiceClient {
    export(request: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse) => void): grpc.ClientUnaryCall;
    export(request: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse) => void): grpc.ClientUnaryCall;
    export(request: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse) => void): grpc.ClientUnaryCall;
}

export class TraceServiceClient extends grpc.Client implements ITraceServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public export(request: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse) => void): grpc.ClientUnaryCall;
    public export(request: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse) => void): grpc.ClientUnaryCall;
    public export(request: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_trace_v1_trace_service_pb.ExportTraceServiceResponse) => void): grpc.ClientUnaryCall;
}
