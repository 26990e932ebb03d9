// package: plaza.catalog.v1
// file: plaza/catalog/v1/catalog.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_catalog_v1_catalog_pb from "../../../plaza/catalog/v1/catalog_pb";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_api_httpbody_pb from "../../../google/api/httpbody_pb";
import * as google_longrunning_operations_pb from "../../../google/longrunning/operations_pb";
import * as google_protobuf_empty_pb from "google-protobuf/google/protobuf/empty_pb";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as google_type_money_pb from "../../../google/type/money_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

interface ICatalogService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    getProduct: ICatalogService_IGetProduct;
    listProducts: ICatalogService_IListProducts;
    batchGetProducts: ICatalogService_IBatchGetProducts;
    searchProducts: ICatalogService_ISearchProducts;
    createProduct: ICatalogService_ICreateProduct;
    updateProduct: ICatalogService_IUpdateProduct;
    importProducts: ICatalogService_IImportProducts;
    startImport: ICatalogService_IStartImport;
    uploadProductImage: ICatalogService_IUploadProductImage;
    getProductImage: ICatalogService_IGetProductImage;
    deleteProduct: ICatalogService_IDeleteProduct;
}

interface ICatalogService_IGetProduct extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.GetProductRequest, plaza_catalog_v1_catalog_pb.Product> {
    path: "/plaza.catalog.v1.Catalog/GetProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.GetProductRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.GetProductRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Product>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Product>;
}
interface ICatalogService_IListProducts extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.ListProductsRequest, plaza_catalog_v1_catalog_pb.ListProductsResponse> {
    path: "/plaza.catalog.v1.Catalog/ListProducts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.ListProductsRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.ListProductsRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.ListProductsResponse>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.ListProductsResponse>;
}
interface ICatalogService_IBatchGetProducts extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, plaza_catalog_v1_catalog_pb.BatchGetProductsResponse> {
    path: "/plaza.catalog.v1.Catalog/BatchGetProducts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.BatchGetProductsRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.BatchGetProductsRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.BatchGetProductsResponse>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.BatchGetProductsResponse>;
}
interface ICatalogService_ISearchProducts extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.SearchProductsRequest, plaza_catalog_v1_catalog_pb.SearchProductsResponse> {
    path: "/plaza.catalog.v1.Catalog/SearchProducts";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.SearchProductsRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.SearchProductsRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.SearchProductsResponse>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.SearchProductsResponse>;
}
interface ICatalogService_ICreateProduct extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.CreateProductRequest, plaza_catalog_v1_catalog_pb.Product> {
    path: "/plaza.catalog.v1.Catalog/CreateProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.CreateProductRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.CreateProductRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Product>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Product>;
}
interface ICatalogService_IUpdateProduct extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.UpdateProductRequest, plaza_catalog_v1_catalog_pb.Product> {
    path: "/plaza.catalog.v1.Catalog/UpdateProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.UpdateProductRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.UpdateProductRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Product>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Product>;
}
interface ICatalogService_IImportProducts extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.Product, plaza_catalog_v1_catalog_pb.ImportProductsResponse> {
    path: "/plaza.catalog.v1.Catalog/ImportProducts";
    requestStream: true;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Product>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Product>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.ImportProductsResponse>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.ImportProductsResponse>;
}
interface ICatalogService_IStartImport extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.StartImportRequest, google_longrunning_operations_pb.Operation> {
    path: "/plaza.catalog.v1.Catalog/StartImport";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.StartImportRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.StartImportRequest>;
    responseSerialize: grpc.serialize<google_longrunning_operations_pb.Operation>;
    responseDeserialize: grpc.deserialize<google_longrunning_operations_pb.Operation>;
}
interface ICatalogService_IUploadProductImage extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.UploadProductImageRequest, plaza_catalog_v1_catalog_pb.Product> {
    path: "/plaza.catalog.v1.Catalog/UploadProductImage";
    requestStream: true;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Product>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Product>;
}
interface ICatalogService_IGetProductImage extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.GetProductImageRequest, google_api_httpbody_pb.HttpBody> {
    path: "/plaza.catalog.v1.Catalog/GetProductImage";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.GetProductImageRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.GetProductImageRequest>;
    responseSerialize: grpc.serialize<google_api_httpbody_pb.HttpBody>;
    responseDeserialize: grpc.deserialize<google_api_httpbody_pb.HttpBody>;
}
interface ICatalogService_IDeleteProduct extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.DeleteProductRequest, google_protobuf_empty_pb.Empty> {
    path: "/plaza.catalog.v1.Catalog/DeleteProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.DeleteProductRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.DeleteProductRequest>;
    responseSerialize: grpc.serialize<google_protobuf_empty_pb.Empty>;
    responseDeserialize: grpc.deserialize<google_protobuf_empty_pb.Empty>;
}

export const CatalogService: ICatalogService;

export interface ICatalogServer extends grpc.UntypedServiceImplementation {
    getProduct: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.GetProductRequest, plaza_catalog_v1_catalog_pb.Product>;
    listProducts: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.ListProductsRequest, plaza_catalog_v1_catalog_pb.ListProductsResponse>;
    batchGetProducts: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, plaza_catalog_v1_catalog_pb.BatchGetProductsResponse>;
    searchProducts: grpc.handleServerStreamingCall<plaza_catalog_v1_catalog_pb.SearchProductsRequest, plaza_catalog_v1_catalog_pb.SearchProductsResponse>;
    createProduct: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.CreateProductRequest, plaza_catalog_v1_catalog_pb.Product>;
    updateProduct: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.UpdateProductRequest, plaza_catalog_v1_catalog_pb.Product>;
    importProducts: grpc.handleClientStreamingCall<plaza_catalog_v1_catalog_pb.Product, plaza_catalog_v1_catalog_pb.ImportProductsResponse>;
    startImport: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.StartImportRequest, google_longrunning_operations_pb.Operation>;
    uploadProductImage: grpc.handleClientStreamingCall<plaza_catalog_v1_catalog_pb.UploadProductImageRequest, plaza_catalog_v1_catalog_pb.Product>;
    getProductImage: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.GetProductImageRequest, google_api_httpbody_pb.HttpBody>;
    deleteProduct: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.DeleteProductRequest, google_protobuf_empty_pb.Empty>;
}

export interface ICatalogClient {
    getProduct(request: plaza_catalog_v1_catalog_pb.GetProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    getProduct(request: plaza_catalog_v1_catalog_pb.GetProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    getProduct(request: plaza_catalog_v1_catalog_pb.GetProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    listProducts(request: plaza_catalog_v1_catalog_pb.ListProductsRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    listProducts(request: plaza_catalog_v1_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    listProducts(request: plaza_catalog_v1_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    batchGetProducts(request: plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.BatchGetProductsResponse) => void): grpc.ClientUnaryCall;
    batchGetProducts(request: plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.BatchGetProductsResponse) => void): grpc.ClientUnaryCall;
    batchGetProducts(request: plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.BatchGetProductsResponse) => void): grpc.ClientUnaryCall;
    searchProducts(request: plaza_catalog_v1_catalog_pb.SearchProductsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_catalog_v1_catalog_pb.SearchProductsResponse>;
    searchProducts(request: plaza_catalog_v1_catalog_pb.SearchProductsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_catalog_v1_catalog_pb.SearchProductsResponse>;
    createProduct(request: plaza_catalog_v1_catalog_pb.CreateProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    createProduct(request: plaza_catalog_v1_catalog_pb.CreateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    createProduct(request: plaza_catalog_v1_catalog_pb.CreateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    updateProduct(request: plaza_catalog_v1_catalog_pb.UpdateProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    updateProduct(request: plaza_catalog_v1_catalog_pb.UpdateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    updateProduct(request: plaza_catalog_v1_catalog_pb.UpdateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    importProducts(callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    importProducts(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    importProducts(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    importProducts(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    startImport(request: plaza_catalog_v1_catalog_pb.StartImportRequest, callback: (error: grpc.ServiceError | null, response: google_longrunning_operations_pb.Operation) => void): grpc.ClientUnaryCall;
    startImport(request: plaza_catalog_v1_catalog_pb.StartImportRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_longrunning_operations_pb.Operation) => void): grpc.ClientUnaryCall;
    startImport(request: plaza_catalog_v1_catalog_pb.StartImportRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_longrunning_operations_pb.Operation) => void): grpc.ClientUnaryCall;
    uploadProductImage(callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    uploadProductImage(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    uploadProductImage(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    uploadProductImage(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    getProductImage(request: plaza_catalog_v1_catalog_pb.GetProductImageRequest, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    getProductImage(request: plaza_catalog_v1_catalog_pb.GetProductImageRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    getProductImage(request: plaza_catalog_v1_catalog_pb.GetProductImageRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    deleteProduct(request: plaza_catalog_v1_catalog_pb.DeleteProductRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    deleteProduct(request: plaza_catalog_v1_catalog_pb.DeleteProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    deleteProduct(request: plaza_catalog_v1_catalog_pb.DeleteProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

export class CatalogClient extends grpc.Client implements ICatalogClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public getProduct(request: plaza_catalog_v1_catalog_pb.GetProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public getProduct(request: plaza_catalog_v1_catalog_pb.GetProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public getProduct(request: plaza_catalog_v1_catalog_pb.GetProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public listProducts(request: plaza_catalog_v1_catalog_pb.ListProductsRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public listProducts(request: plaza_catalog_v1_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public listProducts(request: plaza_catalog_v1_catalog_pb.ListProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public batchGetProducts(request: plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.BatchGetProductsResponse) => void): grpc.ClientUnaryCall;
    public batchGetProducts(request: plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.BatchGetProductsResponse) => void): grpc.ClientUnaryCall;
    public batchGetProducts(request: plaza_catalog_v1_catalog_pb.BatchGetProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.BatchGetProductsResponse) => void): grpc.ClientUnaryCall;
    public searchProducts(request: plaza_catalog_v1_catalog_pb.SearchProductsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_catalog_v1_catalog_pb.SearchProductsResponse>;
    public searchProducts(request: plaza_catalog_v1_catalog_pb.SearchProductsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_catalog_v1_catalog_pb.SearchProductsResponse>;
    public createProduct(request: plaza_catalog_v1_catalog_pb.CreateProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public createProduct(request: plaza_catalog_v1_catalog_pb.CreateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public createProduct(request: plaza_catalog_v1_catalog_pb.CreateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public updateProduct(request: plaza_catalog_v1_catalog_pb.UpdateProductRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public updateProduct(request: plaza_catalog_v1_catalog_pb.UpdateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public updateProduct(request: plaza_catalog_v1_catalog_pb.UpdateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public importProducts(callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    public importProducts(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    public importProducts(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    public importProducts(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ImportProductsResponse) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.Product>;
    public startImport(request: plaza_catalog_v1_catalog_pb.StartImportRequest, callback: (error: grpc.ServiceError | null, response: google_longrunning_operations_pb.Operation) => void): grpc.ClientUnaryCall;
    public startImport(request: plaza_catalog_v1_catalog_pb.StartImportRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_longrunning_operations_pb.Operation) => void): grpc.ClientUnaryCall;
    public startImport(request: plaza_catalog_v1_catalog_pb.StartImportRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_longrunning_operations_pb.Operation) => void): grpc.ClientUnaryCall;
    public uploadProductImage(callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    public uploadProductImage(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    public uploadProductImage(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    public uploadProductImage(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientWritableStream<plaza_catalog_v1_catalog_pb.UploadProductImageRequest>;
    public getProductImage(request: plaza_catalog_v1_catalog_pb.GetProductImageRequest, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    public getProductImage(request: plaza_catalog_v1_catalog_pb.GetProductImageRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    public getProductImage(request: plaza_catalog_v1_catalog_pb.GetProductImageRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    public deleteProduct(request: plaza_catalog_v1_catalog_pb.DeleteProductRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public deleteProduct(request: plaza_catalog_v1_catalog_pb.DeleteProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public deleteProduct(request: plaza_catalog_v1_catalog_pb.DeleteProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

interface IBooksService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    createBook: IBooksService_ICreateBook;
    getBook: IBooksService_IGetBook;
    listBooks: IBooksService_IListBooks;
    updateBook: IBooksService_IUpdateBook;
    deleteBook: IBooksService_IDeleteBook;
}

interface IBooksService_ICreateBook extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.CreateBookRequest, plaza_catalog_v1_catalog_pb.Book> {
    path: "/plaza.catalog.v1.Books/CreateBook";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.CreateBookRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.CreateBookRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Book>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Book>;
}
interface IBooksService_IGetBook extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.GetBookRequest, plaza_catalog_v1_catalog_pb.Book> {
    path: "/plaza.catalog.v1.Books/GetBook";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.GetBookRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.GetBookRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Book>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Book>;
}
interface IBooksService_IListBooks extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.ListBooksRequest, plaza_catalog_v1_catalog_pb.ListBooksResponse> {
    path: "/plaza.catalog.v1.Books/ListBooks";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.ListBooksRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.ListBooksRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.ListBooksResponse>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.ListBooksResponse>;
}
interface IBooksService_IUpdateBook extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.UpdateBookRequest, plaza_catalog_v1_catalog_pb.Book> {
    path: "/plaza.catalog.v1.Books/UpdateBook";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.UpdateBookRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.UpdateBookRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Book>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Book>;
}
interface IBooksService_IDeleteBook extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.DeleteBookRequest, google_protobuf_empty_pb.Empty> {
    path: "/plaza.catalog.v1.Books/DeleteBook";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.DeleteBookRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.DeleteBookRequest>;
    responseSerialize: grpc.serialize<google_protobuf_empty_pb.Empty>;
    responseDeserialize: grpc.deserialize<google_protobuf_empty_pb.Empty>;
}

export const BooksService: IBooksService;

export interface IBooksServer extends grpc.UntypedServiceImplementation {
    createBook: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.CreateBookRequest, plaza_catalog_v1_catalog_pb.Book>;
    getBook: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.GetBookRequest, plaza_catalog_v1_catalog_pb.Book>;
    listBooks: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.ListBooksRequest, plaza_catalog_v1_catalog_pb.ListBooksResponse>;
    updateBook: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.UpdateBookRequest, plaza_catalog_v1_catalog_pb.Book>;
    deleteBook: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.DeleteBookRequest, google_protobuf_empty_pb.Empty>;
}

export interface IBooksClient {
    createBook(request: plaza_catalog_v1_catalog_pb.CreateBookRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    createBook(request: plaza_catalog_v1_catalog_pb.CreateBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    createBook(request: plaza_catalog_v1_catalog_pb.CreateBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    getBook(request: plaza_catalog_v1_catalog_pb.GetBookRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    getBook(request: plaza_catalog_v1_catalog_pb.GetBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    getBook(request: plaza_catalog_v1_catalog_pb.GetBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    listBooks(request: plaza_catalog_v1_catalog_pb.ListBooksRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListBooksResponse) => void): grpc.ClientUnaryCall;
    listBooks(request: plaza_catalog_v1_catalog_pb.ListBooksRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListBooksResponse) => void): grpc.ClientUnaryCall;
    listBooks(request: plaza_catalog_v1_catalog_pb.ListBooksRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListBooksResponse) => void): grpc.ClientUnaryCall;
    updateBook(request: plaza_catalog_v1_catalog_pb.UpdateBookRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    updateBook(request: plaza_catalog_v1_catalog_pb.UpdateBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    updateBook(request: plaza_catalog_v1_catalog_pb.UpdateBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    deleteBook(request: plaza_catalog_v1_catalog_pb.DeleteBookRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    deleteBook(request: plaza_catalog_v1_catalog_pb.DeleteBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    deleteBook(request: plaza_catalog_v1_catalog_pb.DeleteBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

export class BooksClient extends grpc.Client implements IBooksClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public createBook(request: plaza_catalog_v1_catalog_pb.CreateBookRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public createBook(request: plaza_catalog_v1_catalog_pb.CreateBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public createBook(request: plaza_catalog_v1_catalog_pb.CreateBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public getBook(request: plaza_catalog_v1_catalog_pb.GetBookRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public getBook(request: plaza_catalog_v1_catalog_pb.GetBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public getBook(request: plaza_catalog_v1_catalog_pb.GetBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public listBooks(request: plaza_catalog_v1_catalog_pb.ListBooksRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListBooksResponse) => void): grpc.ClientUnaryCall;
    public listBooks(request: plaza_catalog_v1_catalog_pb.ListBooksRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListBooksResponse) => void): grpc.ClientUnaryCall;
    public listBooks(request: plaza_catalog_v1_catalog_pb.ListBooksRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.ListBooksResponse) => void): grpc.ClientUnaryCall;
    public updateBook(request: plaza_catalog_v1_catalog_pb.UpdateBookRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public updateBook(request: plaza_catalog_v1_catalog_pb.UpdateBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public updateBook(request: plaza_catalog_v1_catalog_pb.UpdateBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Book) => void): grpc.ClientUnaryCall;
    public deleteBook(request: plaza_catalog_v1_catalog_pb.DeleteBookRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public deleteBook(request: plaza_catalog_v1_catalog_pb.DeleteBookRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public deleteBook(request: plaza_catalog_v1_catalog_pb.DeleteBookRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

interface IInventoryService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    adjustStock: IInventoryService_IAdjustStock;
    reserveStock: IInventoryService_IReserveStock;
    commitReservation: IInventoryService_ICommitReservation;
    releaseReservation: IInventoryService_IReleaseReservation;
}

interface IInventoryService_IAdjustStock extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.AdjustStockRequest, plaza_catalog_v1_catalog_pb.Product> {
    path: "/plaza.catalog.v1.Inventory/AdjustStock";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.AdjustStockRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.AdjustStockRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Product>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Product>;
}
interface IInventoryService_IReserveStock extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.ReserveStockRequest, plaza_catalog_v1_catalog_pb.Reservation> {
    path: "/plaza.catalog.v1.Inventory/ReserveStock";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.ReserveStockRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.ReserveStockRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Reservation>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Reservation>;
}
interface IInventoryService_ICommitReservation extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.CommitReservationRequest, plaza_catalog_v1_catalog_pb.Reservation> {
    path: "/plaza.catalog.v1.Inventory/CommitReservation";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.CommitReservationRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.CommitReservationRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Reservation>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Reservation>;
}
interface IInventoryService_IReleaseReservation extends grpc.MethodDefinition<plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, plaza_catalog_v1_catalog_pb.Reservation> {
    path: "/plaza.catalog.v1.Inventory/ReleaseReservation";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.ReleaseReservationRequest>;
    requestDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.ReleaseReservationRequest>;
    responseSerialize: grpc.serialize<plaza_catalog_v1_catalog_pb.Reservation>;
    responseDeserialize: grpc.deserialize<plaza_catalog_v1_catalog_pb.Reservation>;
}

export const InventoryService: IInventoryService;

export interface IInventoryServer extends grpc.UntypedServiceImplementation {
    adjustStock: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.AdjustStockRequest, plaza_catalog_v1_catalog_pb.Product>;
    reserveStock: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.ReserveStockRequest, plaza_catalog_v1_catalog_pb.Reservation>;
    commitReservation: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.CommitReservationRequest, plaza_catalog_v1_catalog_pb.Reservation>;
    releaseReservation: grpc.handleUnaryCall<plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, plaza_catalog_v1_catalog_pb.Reservation>;
}

export interface IInventoryClient {
    adjustStock(request: plaza_catalog_v1_catalog_pb.AdjustStockRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    adjustStock(request: plaza_catalog_v1_catalog_pb.AdjustStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    adjustStock(request: plaza_catalog_v1_catalog_pb.AdjustStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    reserveStock(request: plaza_catalog_v1_catalog_pb.ReserveStockRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    reserveStock(request: plaza_catalog_v1_catalog_pb.ReserveStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    reserveStock(request: plaza_catalog_v1_catalog_pb.ReserveStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    commitReservation(request: plaza_catalog_v1_catalog_pb.CommitReservationRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    commitReservation(request: plaza_catalog_v1_catalog_pb.CommitReservationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    commitReservation(request: plaza_catalog_v1_catalog_pb.CommitReservationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    releaseReservation(request: plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    releaseReservation(request: plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    releaseReservation(request: plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
}

export class InventoryClient extends grpc.Client implements IInventoryClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public adjustStock(request: plaza_catalog_v1_catalog_pb.AdjustStockRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public adjustStock(request: plaza_catalog_v1_catalog_pb.AdjustStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public adjustStock(request: plaza_catalog_v1_catalog_pb.AdjustStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Product) => void): grpc.ClientUnaryCall;
    public reserveStock(request: plaza_catalog_v1_catalog_pb.ReserveStockRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public reserveStock(request: plaza_catalog_v1_catalog_pb.ReserveStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public reserveStock(request: plaza_catalog_v1_catalog_pb.ReserveStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public commitReservation(request: plaza_catalog_v1_catalog_pb.CommitReservationRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public commitReservation(request: plaza_catalog_v1_catalog_pb.CommitReservationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public commitReservation(request: plaza_catalog_v1_catalog_pb.CommitReservationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public releaseReservation(request: plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public releaseReservation(request: plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
    public releaseReservation(request: plaza_catalog_v1_catalog_pb.ReleaseReservationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_catalog_v1_catalog_pb.Reservation) => void): grpc.ClientUnaryCall;
}
