// package: plaza.ops.v1
// file: plaza/ops/v1/ops.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_ops_v1_ops_pb from "../../../plaza/ops/v1/ops_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";

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

export const MeshService: IMeshService;

export interface IMeshServer extends grpc.UntypedServiceImplementation {
    listServices: grpc.handleUnaryCall<plaza_ops_v1_ops_pb.ListServicesRequest, plaza_ops_v1_ops_pb.ListServicesResponse>;
}

export interface IMeshClient {
    listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
}

export class MeshClient extends grpc.Client implements IMeshClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    public listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
    public listServices(request: plaza_ops_v1_ops_pb.ListServicesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_ops_v1_ops_pb.ListServicesResponse) => void): grpc.ClientUnaryCall;
}
