// package: plaza.catalog.v2
// file: plaza/catalog/v2/catalog.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_catalog_v2_catalog_pb from "../../../plaza/catalog/v2/catalog_pb";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_type_money_pb from "../../../google/type/money_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";

interface ICatalogService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    getProduct: ICatalogService_IGetProduct;
    listProducts: ICatalogService_IListProducts;
}

interface ICatalogService_IGetProduct extends grpc.MethodDefinition<plaza_catalog_v2_catalog_pb.GetProductRequest, plaza_catalog_v2_catalog_pb.Product> {
    path: "/plaza.catalog.v2.Catalog/GetProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v2_catalog_pb.GetProductRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v2_catalog_pb.GetProductRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v2_catalog_pb.Product>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v2_catalog_pb.Product>;
}
interface ICatalogService_IListProducts extends grpc.MethodDefinition<plaza_catalog_v2_catalog_pb.ListProductsRequest, plaza_catalog_v2_catalog_pb.ListProductsResponse> {
    path: "/plaza.catalog.v2.Catalog/ListProducts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v2_catalog_pb.ListProductsRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v2_catalog_pb.ListProductsRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v2_catalog_pb.ListProductsResponse>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v2_catalog_pb.ListProductsResponse>;
}

export const CatalogService: ICatalogService;

export interface ICatalogServer extends grpc.UntypedServiceImplementation {
    getProduct: grpc.handleUnaryCall<plaza_catalog_v2_catalog_pb.GetProductRequest, plaza_catalog_v2_catalog_pb.Product>;
    listProducts: grpc.handleUnaryCall<plaza_catalog_v2_catalog_pb.ListProductsRequest, plaza_catalog_v2_catalog_pb.ListProductsResponse>;
}

export interface ICatalogClient {
    getProduct(request: plaza_catalog_v2_catalog_pb.GetProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    getProduct(request: plaza_catalog_v2_catalog_pb.GetProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    getProduct(request: plaza_catalog_v2_catalog_pb.GetProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    listProducts(request: plaza_catalog_v2_catalog_pb.ListProductsRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    listProducts(request: plaza_catalog_v2_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    listProducts(request: plaza_catalog_v2_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
}

export class CatalogClient extends grpc.Client implements ICatalogClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public getProduct(request: plaza_catalog_v2_catalog_pb.GetProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public getProduct(request: plaza_catalog_v2_catalog_pb.GetProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public getProduct(request: plaza_catalog_v2_catalog_pb.GetProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public listProducts(request: plaza_catalog_v2_catalog_pb.ListProductsRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public listProducts(request: plaza_catalog_v2_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public listProducts(request: plaza_catalog_v2_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v2_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
}
