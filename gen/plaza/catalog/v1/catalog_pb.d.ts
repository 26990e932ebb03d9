// package: plaza.catalog.v1
// file: plaza/catalog/v1/catalog.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
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

export class Product extends jspb.Message { 
    getId(): string;
    setId(value: string): Product;

    hasSku(): boolean;
    clearSku(): void;
    getSku(): string | undefined;
    setSku(value: string): Product;

    hasName(): boolean;
    clearName(): void;
    getName(): string | undefined;
    setName(value: string): Product;

    hasDescription(): boolean;
    clearDescription(): void;
    getDescription(): string | undefined;
    setDescription(value: string): Product;

    hasCategory(): boolean;
    clearCategory(): void;
    getCategory(): string | undefined;
    setCategory(value: string): Product;

    hasPrice(): boolean;
    clearPrice(): void;
    getPrice(): google_type_money_pb.Money | undefined;
    setPrice(value?: google_type_money_pb.Money): Product;

    hasStock(): boolean;
    clearStock(): void;
    getStock(): number | undefined;
    setStock(value: number): Product;

    hasImageUrl(): boolean;
    clearImageUrl(): void;
    getImageUrl(): string | undefined;
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
        sku?: string,
        name?: string,
        description?: string,
        category?: string,
        price?: google_type_money_pb.Money.AsObject,
        stock?: number,
        imageUrl?: string,
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

export class BatchGetProductsRequest extends jspb.Message { 
    clearIdsList(): void;
    getIdsList(): Array<string>;
    setIdsList(value: Array<string>): BatchGetProductsRequest;
    addIds(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchGetProductsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: BatchGetProductsRequest): BatchGetProductsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchGetProductsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchGetProductsRequest;
    static deserializeBinaryFromReader(message: BatchGetProductsRequest, reader: jspb.BinaryReader): BatchGetProductsRequest;
}

export namespace BatchGetProductsRequest {
    export type AsObject = {
        idsList: Array<string>,
    }
}

export class BatchGetProductsResponse extends jspb.Message { 

    getFoundMap(): jspb.Map<string, Product>;
    clearFoundMap(): void;
    clearNotFoundList(): void;
    getNotFoundList(): Array<string>;
    setNotFoundList(value: Array<string>): BatchGetProductsResponse;
    addNotFound(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchGetProductsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: BatchGetProductsResponse): BatchGetProductsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchGetProductsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchGetProductsResponse;
    static deserializeBinaryFromReader(message: BatchGetProductsResponse, reader: jspb.BinaryReader): BatchGetProductsResponse;
}

export namespace BatchGetProductsResponse {
    export type AsObject = {

        foundMap: Array<[string, Product.AsObject]>,
        notFoundList: Array<string>,
    }
}

export class SearchProductsRequest extends jspb.Message { 
    getQuery(): string;
    setQuery(value: string): SearchProductsRequest;
    getCategory(): string;
    setCategory(value: string): SearchProductsRequest;
    getLimit(): number;
    setLimit(value: number): SearchProductsRequest;
    getCursor(): string;
    setCursor(value: string): SearchProductsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SearchProductsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SearchProductsRequest): SearchProductsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SearchProductsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SearchProductsRequest;
    static deserializeBinaryFromReader(message: SearchProductsRequest, reader: jspb.BinaryReader): SearchProductsRequest;
}

export namespace SearchProductsRequest {
    export type AsObject = {
        query: string,
        category: string,
        limit: number,
        cursor: string,
    }
}

export class SearchProductsResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): Product | undefined;
    setItem(value?: Product): SearchProductsResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): SearchProductsResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): SearchProductsResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): SearchProductsResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): SearchProductsResponse;

    getFrameCase(): SearchProductsResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SearchProductsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: SearchProductsResponse): SearchProductsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SearchProductsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SearchProductsResponse;
    static deserializeBinaryFromReader(message: SearchProductsResponse, reader: jspb.BinaryReader): SearchProductsResponse;
}

export namespace SearchProductsResponse {
    export type AsObject = {
        item?: Product.AsObject,
        heartbeat?: plaza_stream_v1_frames_pb.Heartbeat.AsObject,
        end?: plaza_stream_v1_frames_pb.End.AsObject,
        error?: google_rpc_status_pb.Status.AsObject,
        cursor?: string,
    }

    export enum FrameCase {
        FRAME_NOT_SET = 0,
        ITEM = 1,
        HEARTBEAT = 2,
        END = 3,
        ERROR = 4,
    }

}

export class ImportProductsResponse extends jspb.Message { 
    getCreated(): number;
    setCreated(value: number): ImportProductsResponse;
    getUpdated(): number;
    setUpdated(value: number): ImportProductsResponse;
    clearFailedList(): void;
    getFailedList(): Array<ImportProductsResponse.Failure>;
    setFailedList(value: Array<ImportProductsResponse.Failure>): ImportProductsResponse;
    addFailed(value?: ImportProductsResponse.Failure, index?: number): ImportProductsResponse.Failure;
    getFailedCount(): number;
    setFailedCount(value: number): ImportProductsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ImportProductsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ImportProductsResponse): ImportProductsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ImportProductsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ImportProductsResponse;
    static deserializeBinaryFromReader(message: ImportProductsResponse, reader: jspb.BinaryReader): ImportProductsResponse;
}

export namespace ImportProductsResponse {
    export type AsObject = {
        created: number,
        updated: number,
        failedList: Array<ImportProductsResponse.Failure.AsObject>,
        failedCount: number,
    }


    export class Failure extends jspb.Message { 
        getIndex(): number;
        setIndex(value: number): Failure;

        hasError(): boolean;
        clearError(): void;
        getError(): google_rpc_status_pb.Status | undefined;
        setError(value?: google_rpc_status_pb.Status): Failure;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Failure.AsObject;
        static toObject(includeInstance: boolean, msg: Failure): Failure.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Failure, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Failure;
        static deserializeBinaryFromReader(message: Failure, reader: jspb.BinaryReader): Failure;
    }

    export namespace Failure {
        export type AsObject = {
            index: number,
            error?: google_rpc_status_pb.Status.AsObject,
        }
    }

}

export class StartImportRequest extends jspb.Message { 
    getCsv(): string;
    setCsv(value: string): StartImportRequest;
    getRequestId(): string;
    setRequestId(value: string): StartImportRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): StartImportRequest.AsObject;
    static toObject(includeInstance: boolean, msg: StartImportRequest): StartImportRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: StartImportRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): StartImportRequest;
    static deserializeBinaryFromReader(message: StartImportRequest, reader: jspb.BinaryReader): StartImportRequest;
}

export namespace StartImportRequest {
    export type AsObject = {
        csv: string,
        requestId: string,
    }
}

export class ImportMetadata extends jspb.Message { 
    getTotalRows(): number;
    setTotalRows(value: number): ImportMetadata;
    getDoneRows(): number;
    setDoneRows(value: number): ImportMetadata;
    getCreated(): number;
    setCreated(value: number): ImportMetadata;
    getUpdated(): number;
    setUpdated(value: number): ImportMetadata;
    getFailedCount(): number;
    setFailedCount(value: number): ImportMetadata;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): ImportMetadata;

    hasUpdateTime(): boolean;
    clearUpdateTime(): void;
    getUpdateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setUpdateTime(value?: google_protobuf_timestamp_pb.Timestamp): ImportMetadata;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ImportMetadata.AsObject;
    static toObject(includeInstance: boolean, msg: ImportMetadata): ImportMetadata.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ImportMetadata, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ImportMetadata;
    static deserializeBinaryFromReader(message: ImportMetadata, reader: jspb.BinaryReader): ImportMetadata;
}

export namespace ImportMetadata {
    export type AsObject = {
        totalRows: number,
        doneRows: number,
        created: number,
        updated: number,
        failedCount: number,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        updateTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }
}

export class UploadProductImageRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): UploadProductImageRequest;

    hasImage(): boolean;
    clearImage(): void;
    getImage(): google_api_httpbody_pb.HttpBody | undefined;
    setImage(value?: google_api_httpbody_pb.HttpBody): UploadProductImageRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UploadProductImageRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UploadProductImageRequest): UploadProductImageRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UploadProductImageRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UploadProductImageRequest;
    static deserializeBinaryFromReader(message: UploadProductImageRequest, reader: jspb.BinaryReader): UploadProductImageRequest;
}

export namespace UploadProductImageRequest {
    export type AsObject = {
        id: string,
        image?: google_api_httpbody_pb.HttpBody.AsObject,
    }
}

export class GetProductImageRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetProductImageRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetProductImageRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetProductImageRequest): GetProductImageRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetProductImageRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetProductImageRequest;
    static deserializeBinaryFromReader(message: GetProductImageRequest, reader: jspb.BinaryReader): GetProductImageRequest;
}

export namespace GetProductImageRequest {
    export type AsObject = {
        id: string,
    }
}

export class CreateProductRequest extends jspb.Message { 

    hasProduct(): boolean;
    clearProduct(): void;
    getProduct(): Product | undefined;
    setProduct(value?: Product): CreateProductRequest;
    getRequestId(): string;
    setRequestId(value: string): CreateProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateProductRequest): CreateProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateProductRequest;
    static deserializeBinaryFromReader(message: CreateProductRequest, reader: jspb.BinaryReader): CreateProductRequest;
}

export namespace CreateProductRequest {
    export type AsObject = {
        product?: Product.AsObject,
        requestId: string,
    }
}

export class UpdateProductRequest extends jspb.Message { 

    hasProduct(): boolean;
    clearProduct(): void;
    getProduct(): Product | undefined;
    setProduct(value?: Product): UpdateProductRequest;

    hasUpdateMask(): boolean;
    clearUpdateMask(): void;
    getUpdateMask(): google_protobuf_field_mask_pb.FieldMask | undefined;
    setUpdateMask(value?: google_protobuf_field_mask_pb.FieldMask): UpdateProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateProductRequest): UpdateProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateProductRequest;
    static deserializeBinaryFromReader(message: UpdateProductRequest, reader: jspb.BinaryReader): UpdateProductRequest;
}

export namespace UpdateProductRequest {
    export type AsObject = {
        product?: Product.AsObject,
        updateMask?: google_protobuf_field_mask_pb.FieldMask.AsObject,
    }
}

export class DeleteProductRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): DeleteProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteProductRequest): DeleteProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteProductRequest;
    static deserializeBinaryFromReader(message: DeleteProductRequest, reader: jspb.BinaryReader): DeleteProductRequest;
}

export namespace DeleteProductRequest {
    export type AsObject = {
        id: string,
    }
}

export class Book extends jspb.Message { 
    getId(): string;
    setId(value: string): Book;

    hasTitle(): boolean;
    clearTitle(): void;
    getTitle(): string | undefined;
    setTitle(value: string): Book;

    hasAuthor(): boolean;
    clearAuthor(): void;
    getAuthor(): string | undefined;
    setAuthor(value: string): Book;

    hasIsbn(): boolean;
    clearIsbn(): void;
    getIsbn(): string | undefined;
    setIsbn(value: string): Book;

    hasSku(): boolean;
    clearSku(): void;
    getSku(): string | undefined;
    setSku(value: string): Book;

    hasDescription(): boolean;
    clearDescription(): void;
    getDescription(): string | undefined;
    setDescription(value: string): Book;

    hasCategory(): boolean;
    clearCategory(): void;
    getCategory(): string | undefined;
    setCategory(value: string): Book;

    hasPrice(): boolean;
    clearPrice(): void;
    getPrice(): google_type_money_pb.Money | undefined;
    setPrice(value?: google_type_money_pb.Money): Book;

    hasStock(): boolean;
    clearStock(): void;
    getStock(): number | undefined;
    setStock(value: number): Book;

    hasImageUrl(): boolean;
    clearImageUrl(): void;
    getImageUrl(): string | undefined;
    setImageUrl(value: string): Book;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): Book;

    hasUpdateTime(): boolean;
    clearUpdateTime(): void;
    getUpdateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setUpdateTime(value?: google_protobuf_timestamp_pb.Timestamp): Book;
    getEtag(): string;
    setEtag(value: string): Book;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Book.AsObject;
    static toObject(includeInstance: boolean, msg: Book): Book.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Book, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Book;
    static deserializeBinaryFromReader(message: Book, reader: jspb.BinaryReader): Book;
}

export namespace Book {
    export type AsObject = {
        id: string,
        title?: string,
        author?: string,
        isbn?: string,
        sku?: string,
        description?: string,
        category?: string,
        price?: google_type_money_pb.Money.AsObject,
        stock?: number,
        imageUrl?: string,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        updateTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        etag: string,
    }
}

export class CreateBookRequest extends jspb.Message { 

    hasBook(): boolean;
    clearBook(): void;
    getBook(): Book | undefined;
    setBook(value?: Book): CreateBookRequest;
    getRequestId(): string;
    setRequestId(value: string): CreateBookRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateBookRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateBookRequest): CreateBookRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateBookRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateBookRequest;
    static deserializeBinaryFromReader(message: CreateBookRequest, reader: jspb.BinaryReader): CreateBookRequest;
}

export namespace CreateBookRequest {
    export type AsObject = {
        book?: Book.AsObject,
        requestId: string,
    }
}

export class GetBookRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetBookRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetBookRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetBookRequest): GetBookRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetBookRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetBookRequest;
    static deserializeBinaryFromReader(message: GetBookRequest, reader: jspb.BinaryReader): GetBookRequest;
}

export namespace GetBookRequest {
    export type AsObject = {
        id: string,
    }
}

export class ListBooksRequest extends jspb.Message { 
    getPageSize(): number;
    setPageSize(value: number): ListBooksRequest;
    getPageToken(): string;
    setPageToken(value: string): ListBooksRequest;
    getCategory(): string;
    setCategory(value: string): ListBooksRequest;
    getOrderBy(): string;
    setOrderBy(value: string): ListBooksRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListBooksRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListBooksRequest): ListBooksRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListBooksRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListBooksRequest;
    static deserializeBinaryFromReader(message: ListBooksRequest, reader: jspb.BinaryReader): ListBooksRequest;
}

export namespace ListBooksRequest {
    export type AsObject = {
        pageSize: number,
        pageToken: string,
        category: string,
        orderBy: string,
    }
}

export class ListBooksResponse extends jspb.Message { 
    clearBooksList(): void;
    getBooksList(): Array<Book>;
    setBooksList(value: Array<Book>): ListBooksResponse;
    addBooks(value?: Book, index?: number): Book;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListBooksResponse;
    getTotalSize(): number;
    setTotalSize(value: number): ListBooksResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListBooksResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListBooksResponse): ListBooksResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListBooksResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListBooksResponse;
    static deserializeBinaryFromReader(message: ListBooksResponse, reader: jspb.BinaryReader): ListBooksResponse;
}

export namespace ListBooksResponse {
    export type AsObject = {
        booksList: Array<Book.AsObject>,
        nextPageToken: string,
        totalSize: number,
    }
}

export class UpdateBookRequest extends jspb.Message { 

    hasBook(): boolean;
    clearBook(): void;
    getBook(): Book | undefined;
    setBook(value?: Book): UpdateBookRequest;

    hasUpdateMask(): boolean;
    clearUpdateMask(): void;
    getUpdateMask(): google_protobuf_field_mask_pb.FieldMask | undefined;
    setUpdateMask(value?: google_protobuf_field_mask_pb.FieldMask): UpdateBookRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateBookRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateBookRequest): UpdateBookRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateBookRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateBookRequest;
    static deserializeBinaryFromReader(message: UpdateBookRequest, reader: jspb.BinaryReader): UpdateBookRequest;
}

export namespace UpdateBookRequest {
    export type AsObject = {
        book?: Book.AsObject,
        updateMask?: google_protobuf_field_mask_pb.FieldMask.AsObject,
    }
}

export class DeleteBookRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): DeleteBookRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteBookRequest.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteBookRequest): DeleteBookRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteBookRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteBookRequest;
    static deserializeBinaryFromReader(message: DeleteBookRequest, reader: jspb.BinaryReader): DeleteBookRequest;
}

export namespace DeleteBookRequest {
    export type AsObject = {
        id: string,
    }
}

export class AdjustStockRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): AdjustStockRequest;
    getDelta(): number;
    setDelta(value: number): AdjustStockRequest;
    getRequestId(): string;
    setRequestId(value: string): AdjustStockRequest;
    getReason(): string;
    setReason(value: string): AdjustStockRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AdjustStockRequest.AsObject;
    static toObject(includeInstance: boolean, msg: AdjustStockRequest): AdjustStockRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AdjustStockRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AdjustStockRequest;
    static deserializeBinaryFromReader(message: AdjustStockRequest, reader: jspb.BinaryReader): AdjustStockRequest;
}

export namespace AdjustStockRequest {
    export type AsObject = {
        id: string,
        delta: number,
        requestId: string,
        reason: string,
    }
}

export class ReserveStockRequest extends jspb.Message { 
    getReservationId(): string;
    setReservationId(value: string): ReserveStockRequest;
    clearItemsList(): void;
    getItemsList(): Array<ReserveStockRequest.Item>;
    setItemsList(value: Array<ReserveStockRequest.Item>): ReserveStockRequest;
    addItems(value?: ReserveStockRequest.Item, index?: number): ReserveStockRequest.Item;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ReserveStockRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ReserveStockRequest): ReserveStockRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ReserveStockRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ReserveStockRequest;
    static deserializeBinaryFromReader(message: ReserveStockRequest, reader: jspb.BinaryReader): ReserveStockRequest;
}

export namespace ReserveStockRequest {
    export type AsObject = {
        reservationId: string,
        itemsList: Array<ReserveStockRequest.Item.AsObject>,
    }


    export class Item extends jspb.Message { 
        getProductId(): string;
        setProductId(value: string): Item;
        getQuantity(): number;
        setQuantity(value: number): Item;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Item.AsObject;
        static toObject(includeInstance: boolean, msg: Item): Item.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Item, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Item;
        static deserializeBinaryFromReader(message: Item, reader: jspb.BinaryReader): Item;
    }

    export namespace Item {
        export type AsObject = {
            productId: string,
            quantity: number,
        }
    }

}

export class Reservation extends jspb.Message { 
    getId(): string;
    setId(value: string): Reservation;
    getState(): Reservation.State;
    setState(value: Reservation.State): Reservation;
    clearItemsList(): void;
    getItemsList(): Array<Reservation.Item>;
    setItemsList(value: Array<Reservation.Item>): Reservation;
    addItems(value?: Reservation.Item, index?: number): Reservation.Item;

    hasExpireTime(): boolean;
    clearExpireTime(): void;
    getExpireTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setExpireTime(value?: google_protobuf_timestamp_pb.Timestamp): Reservation;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Reservation.AsObject;
    static toObject(includeInstance: boolean, msg: Reservation): Reservation.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Reservation, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Reservation;
    static deserializeBinaryFromReader(message: Reservation, reader: jspb.BinaryReader): Reservation;
}

export namespace Reservation {
    export type AsObject = {
        id: string,
        state: Reservation.State,
        itemsList: Array<Reservation.Item.AsObject>,
        expireTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }


    export class Item extends jspb.Message { 
        getProductId(): string;
        setProductId(value: string): Item;
        getName(): string;
        setName(value: string): Item;

        hasUnitPrice(): boolean;
        clearUnitPrice(): void;
        getUnitPrice(): google_type_money_pb.Money | undefined;
        setUnitPrice(value?: google_type_money_pb.Money): Item;
        getQuantity(): number;
        setQuantity(value: number): Item;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Item.AsObject;
        static toObject(includeInstance: boolean, msg: Item): Item.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Item, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Item;
        static deserializeBinaryFromReader(message: Item, reader: jspb.BinaryReader): Item;
    }

    export namespace Item {
        export type AsObject = {
            productId: string,
            name: string,
            unitPrice?: google_type_money_pb.Money.AsObject,
            quantity: number,
        }
    }


    export enum State {
    STATE_UNSPECIFIED = 0,
    HELD = 1,
    COMMITTED = 2,
    RELEASED = 3,
    EXPIRED = 4,
    }

}

export class CommitReservationRequest extends jspb.Message { 
    getReservationId(): string;
    setReservationId(value: string): CommitReservationRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CommitReservationRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CommitReservationRequest): CommitReservationRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CommitReservationRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CommitReservationRequest;
    static deserializeBinaryFromReader(message: CommitReservationRequest, reader: jspb.BinaryReader): CommitReservationRequest;
}

export namespace CommitReservationRequest {
    export type AsObject = {
        reservationId: string,
    }
}

export class ReleaseReservationRequest extends jspb.Message { 
    getReservationId(): string;
    setReservationId(value: string): ReleaseReservationRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ReleaseReservationRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ReleaseReservationRequest): ReleaseReservationRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ReleaseReservationRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ReleaseReservationRequest;
    static deserializeBinaryFromReader(message: ReleaseReservationRequest, reader: jspb.BinaryReader): ReleaseReservationRequest;
}

export namespace ReleaseReservationRequest {
    export type AsObject = {
        reservationId: string,
    }
}
