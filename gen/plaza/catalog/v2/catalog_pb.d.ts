// package: plaza.catalog.v2
// file: plaza/catalog/v2/catalog.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_type_money_pb from "../../../google/type/money_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";

export class Product extends jspb.Message { 
    getId(): string;
    setId(value: string): Product;
    getSku(): string;
    setSku(value: string): Product;
    getName(): string;
    setName(value: string): Product;
    getDescription(): string;
    setDescription(value: string): Product;
    getCategory(): string;
    setCategory(value: string): Product;

    getPricesMap(): jspb.Map<string, google_type_money_pb.Money>;
    clearPricesMap(): void;
    getStock(): number;
    setStock(value: number): Product;
    getImageUrl(): string;
    setImageUrl(value: string): Product;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): Product;

    hasUpdateTime(): boolean;
    clearUpdateTime(): void;
    getUpdateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setUpdateTime(value?: google_protobuf_timestamp_pb.Timestamp): Product;
    getEtag(): string;
    setEtag(value: string): Product;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Product.AsObject;
    static toObject(includeInstance: boolean, msg: Product): Product.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Product, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Product;
    static deserializeBinaryFromReader(message: Product, reader: jspb.BinaryReader): Product;
}

export namespace Product {
    export type AsObject = {
        id: string,
        sku: string,
        name: string,
        description: string,
        category: string,

        pricesMap: Array<[string, google_type_money_pb.Money.AsObject]>,
        stock: number,
        imageUrl: string,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        updateTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        etag: string,
    }
}

export class GetProductRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetProductRequest): GetProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetProductRequest;
    static deserializeBinaryFromReader(message: GetProductRequest, reader: jspb.BinaryReader): GetProductRequest;
}

export namespace GetProductRequest {
    export type AsObject = {
        id: string,
    }
}

export class ListProductsRequest extends jspb.Message { 
    getPageSize(): number;
    setPageSize(value: number): ListProductsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListProductsRequest;
    getCategory(): string;
    setCategory(value: string): ListProductsRequest;
    getOrderBy(): string;
    setOrderBy(value: string): ListProductsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListProductsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListProductsRequest): ListProductsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListProductsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListProductsRequest;
    static deserializeBinaryFromReader(message: ListProductsRequest, reader: jspb.BinaryReader): ListProductsRequest;
}

export namespace ListProductsRequest {
    export type AsObject = {
        pageSize: number,
        pageToken: string,
        category: string,
        orderBy: string,
    }
}

export class ListProductsResponse extends jspb.Message { 
    clearProductsList(): void;
    getProductsList(): Array<Product>;
    setProductsList(value: Array<Product>): ListProductsResponse;
    addProducts(value?: Product, index?: number): Product;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListProductsResponse;
    getTotalSize(): number;
    setTotalSize(value: number): ListProductsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListProductsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListProductsResponse): ListProductsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListProductsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListProductsResponse;
    static deserializeBinaryFromReader(message: ListProductsResponse, reader: jspb.BinaryReader): ListProductsResponse;
}

export namespace ListProductsResponse {
    export type AsObject = {
        productsList: Array<Product.AsObject>,
        nextPageToken: string,
        totalSize: number,
    }
}
