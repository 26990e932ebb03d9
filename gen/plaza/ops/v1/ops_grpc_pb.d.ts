// package: plaza.ops.v1
// file: plaza/ops/v1/ops.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_ops_v1_ops_pb from "../../../plaza/ops/v1/ops_pb";
import * as google_protobuf_duration_pb from "google-protobuf/google/protobuf/duration_pb";
import * as google_protobuf_struct_pb from "google-protobuf/google/protobuf/struct_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

interface ITracesService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    listTraces: ITracesService_IListTraces;
    getTrace: ITracesService_IGetTrace;
}

interface ITracesService_IListTraces extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.ListTracesRequest, plaza_ops_v1_ops_pb.ListTracesResponse> {
    path: "/plaza.ops.v1.Traces/ListTraces";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.ListTracesRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.ListTracesRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.ListTracesResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.ListTracesResponse>;
}
interface ITracesService_IGetTrace extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.GetTraceRequest, plaza_ops_v1_ops_pb.Trace> {
    path: "/plaza.ops.v1.Traces/GetTrace";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.GetTraceRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.GetTraceRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.Trace>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.Trace>;
}

export const TracesService: ITracesService;

export interface ITracesServer extends grpc.UntypedServiceImplementation {
    listTraces: grpc.handleUnaryCall<plaza_ops_v1_ops_pb.ListTracesRequest, plaza_ops_v1_ops_pb.ListTracesResponse>;
    getTrace: grpc.handleUnaryCall<plaza_ops_v1_ops_pb.GetTraceRequest, plaza_ops_v1_ops_pb.Trace>;
}

export interface ITracesClient {
    listTraces(request: plaza_ops_v1_ops_pb.ListTracesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListTracesResponse) => void): grpc.ClientUnaryCall;
    listTraces(request: plaza_ops_v1_ops_pb.ListTracesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListTracesResponse) => void): grpc.ClientUnaryCall;
    listTraces(request: plaza_ops_v1_ops_pb.ListTracesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListTracesResponse) => void): grpc.ClientUnaryCall;
    getTrace(request: plaza_ops_v1_ops_pb.GetTraceRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.Trace) => void): grpc.ClientUnaryCall;
    getTrace(request: plaza_ops_v1_ops_pb.GetTraceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.Trace) => void): grpc.ClientUnaryCall;
    getTrace(request: plaza_ops_v1_ops_pb.GetTraceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.Trace) => void): grpc.ClientUnaryCall;
}

export class TracesClient extends grpc.Client implements ITracesClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public listTraces(request: plaza_ops_v1_ops_pb.ListTracesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListTracesResponse) => void): grpc.ClientUnaryCall;
    public listTraces(request: plaza_ops_v1_ops_pb.ListTracesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListTracesResponse) => void): grpc.ClientUnaryCall;
    public listTraces(request: plaza_ops_v1_ops_pb.ListTracesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListTracesResponse) => void): grpc.ClientUnaryCall;
    public getTrace(request: plaza_ops_v1_ops_pb.GetTraceRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.Trace) => void): grpc.ClientUnaryCall;
    public getTrace(request: plaza_ops_v1_ops_pb.GetTraceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.Trace) => void): grpc.ClientUnaryCall;
    public getTrace(request: plaza_ops_v1_ops_pb.GetTraceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.Trace) => void): grpc.ClientUnaryCall;
}

interface IFiguresService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    watchFigures: IFiguresService_IWatchFigures;
}

interface IFiguresService_IWatchFigures extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.WatchFiguresRequest, plaza_ops_v1_ops_pb.WatchFiguresResponse> {
    path: "/plaza.ops.v1.Figures/WatchFigures";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.WatchFiguresRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.WatchFiguresRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.WatchFiguresResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.WatchFiguresResponse>;
}

export const FiguresService: IFiguresService;

export interface IFiguresServer extends grpc.UntypedServiceImplementation {
    watchFigures: grpc.handleServerStreamingCall<plaza_ops_v1_ops_pb.WatchFiguresRequest, plaza_ops_v1_ops_pb.WatchFiguresResponse>;
}

export interface IFiguresClient {
    watchFigures(request: plaza_ops_v1_ops_pb.WatchFiguresRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchFiguresResponse>;
    watchFigures(request: plaza_ops_v1_ops_pb.WatchFiguresRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchFiguresResponse>;
}

export class FiguresClient extends grpc.Client implements IFiguresClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public watchFigures(request: plaza_ops_v1_ops_pb.WatchFiguresRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchFiguresResponse>;
    public watchFigures(request: plaza_ops_v1_ops_pb.WatchFiguresRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchFiguresResponse>;
}

interface IHealthService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    getHealth: IHealthService_IGetHealth;
}

interface IHealthService_IGetHealth extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.GetHealthRequest, plaza_ops_v1_ops_pb.GetHealthResponse> {
    path: "/plaza.ops.v1.Health/GetHealth";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.GetHealthRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.GetHealthRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.GetHealthResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.GetHealthResponse>;
}

export const HealthService: IHealthService;

export interface IHealthServer extends grpc.UntypedServiceImplementation {
    getHealth: grpc.handleUnaryCall<plaza_ops_v1_ops_pb.GetHealthRequest, plaza_ops_v1_ops_pb.GetHealthResponse>;
}

export interface IHealthClient {
    getHealth(request: plaza_ops_v1_ops_pb.GetHealthRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.GetHealthResponse) => void): grpc.ClientUnaryCall;
    getHealth(request: plaza_ops_v1_ops_pb.GetHealthRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.GetHealthResponse) => void): grpc.ClientUnaryCall;
    getHealth(request: plaza_ops_v1_ops_pb.GetHealthRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.GetHealthResponse) => void): grpc.ClientUnaryCall;
}

export class HealthClient extends grpc.Client implements IHealthClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public getHealth(request: plaza_ops_v1_ops_pb.GetHealthRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.GetHealthResponse) => void): grpc.ClientUnaryCall;
    public getHealth(request: plaza_ops_v1_ops_pb.GetHealthRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.GetHealthResponse) => void): grpc.ClientUnaryCall;
    public getHealth(request: plaza_ops_v1_ops_pb.GetHealthRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.GetHealthResponse) => void): grpc.ClientUnaryCall;
}

interface IMeshService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    listServices: IMeshService_IListServices;
    watchMesh: IMeshService_IWatchMesh;
}

interface IMeshService_IListServices extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.ListServicesRequest, plaza_ops_v1_ops_pb.ListServicesResponse> {
    path: "/plaza.ops.v1.Mesh/ListServices";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.ListServicesRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.ListServicesRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.ListServicesResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.ListServicesResponse>;
}
interface IMeshService_IWatchMesh extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.WatchMeshRequest, plaza_ops_v1_ops_pb.WatchMeshResponse> {
    path: "/plaza.ops.v1.Mesh/WatchMesh";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.WatchMeshRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.WatchMeshRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.WatchMeshResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.WatchMeshResponse>;
}

export const MeshService: IMeshService;

export interface IMeshServer extends grpc.UntypedServiceImplementation {
    listServices: grpc.handleUnaryCall<plaza_ops_v1_ops_pb.ListServicesRequest, plaza_ops_v1_ops_pb.ListServicesResponse>;
    watchMesh: grpc.handleServerStreamingCall<plaza_ops_v1_ops_pb.WatchMeshRequest, plaza_ops_v1_ops_pb.WatchMeshResponse>;
}

export interface IMeshClient {
    listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    watchMesh(request: plaza_ops_v1_ops_pb.WatchMeshRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchMeshResponse>;
    watchMesh(request: plaza_ops_v1_ops_pb.WatchMeshRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchMeshResponse>;
}

export class MeshClient extends grpc.Client implements IMeshClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    public listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    public listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    public watchMesh(request: plaza_ops_v1_ops_pb.WatchMeshRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchMeshResponse>;
    public watchMesh(request: plaza_ops_v1_ops_pb.WatchMeshRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.WatchMeshResponse>;
}

interface IAuditService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    listEntries: IAuditService_IListEntries;
    tailEntries: IAuditService_ITailEntries;
}

interface IAuditService_IListEntries extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.ListEntriesRequest, plaza_ops_v1_ops_pb.ListEntriesResponse> {
    path: "/plaza.ops.v1.Audit/ListEntries";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.ListEntriesRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.ListEntriesRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.ListEntriesResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.ListEntriesResponse>;
}
interface IAuditService_ITailEntries extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.TailEntriesRequest, plaza_ops_v1_ops_pb.TailEntriesResponse> {
    path: "/plaza.ops.v1.Audit/TailEntries";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.TailEntriesRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.TailEntriesRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.TailEntriesResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.TailEntriesResponse>;
}

export const AuditService: IAuditService;

export interface IAuditServer extends grpc.UntypedServiceImplementation {
    listEntries: grpc.handleUnaryCall<plaza_ops_v1_ops_pb.ListEntriesRequest, plaza_ops_v1_ops_pb.ListEntriesResponse>;
    tailEntries: grpc.handleServerStreamingCall<plaza_ops_v1_ops_pb.TailEntriesRequest, plaza_ops_v1_ops_pb.TailEntriesResponse>;
}

export interface IAuditClient {
    listEntries(request: plaza_ops_v1_ops_pb.ListEntriesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListEntriesResponse) => void): grpc.ClientUnaryCall;
    listEntries(request: plaza_ops_v1_ops_pb.ListEntriesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListEntriesResponse) => void): grpc.ClientUnaryCall;
    listEntries(request: plaza_ops_v1_ops_pb.ListEntriesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListEntriesResponse) => void): grpc.ClientUnaryCall;
    tailEntries(request: plaza_ops_v1_ops_pb.TailEntriesRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailEntriesResponse>;
    tailEntries(request: plaza_ops_v1_ops_pb.TailEntriesRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailEntriesResponse>;
}

export class AuditClient extends grpc.Client implements IAuditClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public listEntries(request: plaza_ops_v1_ops_pb.ListEntriesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListEntriesResponse) => void): grpc.ClientUnaryCall;
    public listEntries(request: plaza_ops_v1_ops_pb.ListEntriesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListEntriesResponse) => void): grpc.ClientUnaryCall;
    public listEntries(request: plaza_ops_v1_ops_pb.ListEntriesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListEntriesResponse) => void): grpc.ClientUnaryCall;
    public tailEntries(request: plaza_ops_v1_ops_pb.TailEntriesRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailEntriesResponse>;
    public tailEntries(request: plaza_ops_v1_ops_pb.TailEntriesRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailEntriesResponse>;
}

interface ILogsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    tailLogs: ILogsService_ITailLogs;
}

interface ILogsService_ITailLogs extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.TailLogsRequest, plaza_ops_v1_ops_pb.TailLogsResponse> {
    path: "/plaza.ops.v1.Logs/TailLogs";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.TailLogsRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.TailLogsRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.TailLogsResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.TailLogsResponse>;
}

export const LogsService: ILogsService;

export interface ILogsServer extends grpc.UntypedServiceImplementation {
    tailLogs: grpc.handleServerStreamingCall<plaza_ops_v1_ops_pb.TailLogsRequest, plaza_ops_v1_ops_pb.TailLogsResponse>;
}

export interface ILogsClient {
    tailLogs(request: plaza_ops_v1_ops_pb.TailLogsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailLogsResponse>;
    tailLogs(request: plaza_ops_v1_ops_pb.TailLogsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailLogsResponse>;
}

export class LogsClient extends grpc.Client implements ILogsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public tailLogs(request: plaza_ops_v1_ops_pb.TailLogsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailLogsResponse>;
    public tailLogs(request: plaza_ops_v1_ops_pb.TailLogsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_ops_v1_ops_pb.TailLogsResponse>;
}

interface IMetricsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    recordMetrics: IMetricsService_IRecordMetrics;
}

interface IMetricsService_IRecordMetrics extends grpc.MethodDefinition<plaza_ops_v1_ops_pb.RecordMetricsRequest, plaza_ops_v1_ops_pb.RecordMetricsResponse> {
    path: "/plaza.ops.v1.Metrics/RecordMetrics";
    requestStream: true;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    requestDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    responseSerialize: grpc.serialize<plaza_ops_v1_ops_pb.RecordMetricsResponse>;
    responseDeserialize: grpc.deserialize<plaza_ops_v1_ops_pb.RecordMetricsResponse>;
}

export const MetricsService: IMetricsService;

export interface IMetricsServer extends grpc.UntypedServiceImplementation {
    recordMetrics: grpc.handleClientStreamingCall<plaza_ops_v1_ops_pb.RecordMetricsRequest, plaza_ops_v1_ops_pb.RecordMetricsResponse>;
}

export interface IMetricsClient {
    recordMetrics(callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    recordMetrics(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    recordMetrics(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    recordMetrics(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
}

export class MetricsClient extends grpc.Client implements IMetricsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public recordMetrics(callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    public recordMetrics(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    public recordMetrics(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
    public recordMetrics(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.RecordMetricsResponse) => void): grpc.ClientWritableStream<plaza_ops_v1_ops_pb.RecordMetricsRequest>;
}
