// package: opentelemetry.proto.collector.metrics.v1
// file: opentelemetry/proto/collector/metrics/v1/metrics_service.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as opentelemetry_proto_collector_metrics_v1_metrics_service_pb from "../../../../../opentelemetry/proto/collector/metrics/v1/metrics_service_pb";
import * as opentelemetry_proto_metrics_v1_metrics_pb from "../../../../../opentelemetry/proto/metrics/v1/metrics_pb";

interface IMetricsServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    export: IMetricsServiceService_IExport;
}

interface IMetricsServiceService_IExport extends grpc.MethodDefinition<opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse> {
    path: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest>;
    requestDeserialize: grpc.deserialize<opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest>;
    responseSerialize: grpc.serialize<opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse>;
    responseDeserialize: grpc.deserialize<opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse>;
}

export const MetricsServiceService: IMetricsServiceService;

export interface IMetricsServiceServer extends grpc.UntypedServiceImplementation {
    export: grpc.handleUnaryCall<opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse>;
}

export interface IMetricsServiceClient {
    export(request: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse) => void): grpc.ClientUnaryCall;
    export(request: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse) => void): grpc.ClientUnaryCall;
    export(request: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse) => void): grpc.ClientUnaryCall;
}

export class MetricsServiceClient extends grpc.Client implements IMetricsServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public export(request: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse) => void): grpc.ClientUnaryCall;
    public export(request: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse) => void): grpc.ClientUnaryCall;
    public export(request: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: opentelemetry_proto_collector_metrics_v1_metrics_service_pb.ExportMetricsServiceResponse) => void): grpc.ClientUnaryCall;
}
