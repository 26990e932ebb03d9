// package: plaza.orders.v1
// file: plaza/orders/v1/orders.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_protobuf_struct_pb from "google-protobuf/google/protobuf/struct_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as google_type_money_pb from "../../../google/type/money_pb";
import * as plaza_accounts_v1_accounts_pb from "../../../plaza/accounts/v1/accounts_pb";
import * as plaza_catalog_v1_catalog_pb from "../../../plaza/catalog/v1/catalog_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_payments_v1_payments_pb from "../../../plaza/payments/v1/payments_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

export class Order extends jspb.Message { 
    getId(): string;
    setId(value: string): Order;
    getUserId(): string;
    setUserId(value: string): Order;
    clearItemsList(): void;
    getItemsList(): Array<Order.Item>;
    setItemsList(value: Array<Order.Item>): Order;
    addItems(value?: Order.Item, index?: number): Order.Item;

    hasTotal(): boolean;
    clearTotal(): void;
    getTotal(): google_type_money_pb.Money | undefined;
    setTotal(value?: google_type_money_pb.Money): Order;
    getStatus(): Order.Status;
    setStatus(value: Order.Status): Order;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): Order;

    hasUpdateTime(): boolean;
    clearUpdateTime(): void;
    getUpdateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setUpdateTime(value?: google_protobuf_timestamp_pb.Timestamp): Order;
    getCancelReason(): string;
    setCancelReason(value: string): Order;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Order.AsObject;
    static toObject(includeInstance: boolean, msg: Order): Order.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Order, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Order;
    static deserializeBinaryFromReader(message: Order, reader: jspb.BinaryReader): Order;
}

export namespace Order {
    export type AsObject = {
        id: string,
        userId: string,
        itemsList: Array<Order.Item.AsObject>,
        total?: google_type_money_pb.Money.AsObject,
        status: Order.Status,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        updateTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        cancelReason: string,
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

        hasLineTotal(): boolean;
        clearLineTotal(): void;
        getLineTotal(): google_type_money_pb.Money | undefined;
        setLineTotal(value?: google_type_money_pb.Money): Item;

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
            lineTotal?: google_type_money_pb.Money.AsObject,
        }
    }


    export enum Status {
    STATUS_UNSPECIFIED = 0,
    CREATED = 1,
    PROCESSING = 2,
    COMPLETED = 3,
    CANCELLED = 4,
    }

}

export class CreateOrderRequest extends jspb.Message { 
    clearItemsList(): void;
    getItemsList(): Array<CreateOrderRequest.Item>;
    setItemsList(value: Array<CreateOrderRequest.Item>): CreateOrderRequest;
    addItems(value?: CreateOrderRequest.Item, index?: number): CreateOrderRequest.Item;
    getRequestId(): string;
    setRequestId(value: string): CreateOrderRequest;
    getPaymentMethod(): string;
    setPaymentMethod(value: string): CreateOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateOrderRequest): CreateOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateOrderRequest;
    static deserializeBinaryFromReader(message: CreateOrderRequest, reader: jspb.BinaryReader): CreateOrderRequest;
}

export namespace CreateOrderRequest {
    export type AsObject = {
        itemsList: Array<CreateOrderRequest.Item.AsObject>,
        requestId: string,
        paymentMethod: string,
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

export class GetOrderRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetOrderRequest): GetOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetOrderRequest;
    static deserializeBinaryFromReader(message: GetOrderRequest, reader: jspb.BinaryReader): GetOrderRequest;
}

export namespace GetOrderRequest {
    export type AsObject = {
        id: string,
    }
}

export class ListOrdersRequest extends jspb.Message { 
    getPageSize(): number;
    setPageSize(value: number): ListOrdersRequest;
    getPageToken(): string;
    setPageToken(value: string): ListOrdersRequest;
    getUserId(): string;
    setUserId(value: string): ListOrdersRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListOrdersRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListOrdersRequest): ListOrdersRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListOrdersRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListOrdersRequest;
    static deserializeBinaryFromReader(message: ListOrdersRequest, reader: jspb.BinaryReader): ListOrdersRequest;
}

export namespace ListOrdersRequest {
    export type AsObject = {
        pageSize: number,
        pageToken: string,
        userId: string,
    }
}

export class ListOrdersResponse extends jspb.Message { 
    clearOrdersList(): void;
    getOrdersList(): Array<Order>;
    setOrdersList(value: Array<Order>): ListOrdersResponse;
    addOrders(value?: Order, index?: number): Order;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListOrdersResponse;
    getTotalSize(): number;
    setTotalSize(value: number): ListOrdersResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListOrdersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListOrdersResponse): ListOrdersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListOrdersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListOrdersResponse;
    static deserializeBinaryFromReader(message: ListOrdersResponse, reader: jspb.BinaryReader): ListOrdersResponse;
}

export namespace ListOrdersResponse {
    export type AsObject = {
        ordersList: Array<Order.AsObject>,
        nextPageToken: string,
        totalSize: number,
    }
}

export class GetOrderDetailsRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetOrderDetailsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetOrderDetailsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetOrderDetailsRequest): GetOrderDetailsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetOrderDetailsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetOrderDetailsRequest;
    static deserializeBinaryFromReader(message: GetOrderDetailsRequest, reader: jspb.BinaryReader): GetOrderDetailsRequest;
}

export namespace GetOrderDetailsRequest {
    export type AsObject = {
        id: string,
    }
}

export class OrderDetails extends jspb.Message { 

    hasOrder(): boolean;
    clearOrder(): void;
    getOrder(): Order | undefined;
    setOrder(value?: Order): OrderDetails;
    clearPaymentsList(): void;
    getPaymentsList(): Array<plaza_payments_v1_payments_pb.Payment>;
    setPaymentsList(value: Array<plaza_payments_v1_payments_pb.Payment>): OrderDetails;
    addPayments(value?: plaza_payments_v1_payments_pb.Payment, index?: number): plaza_payments_v1_payments_pb.Payment;

    getProductsMap(): jspb.Map<string, plaza_catalog_v1_catalog_pb.Product>;
    clearProductsMap(): void;

    hasCustomer(): boolean;
    clearCustomer(): void;
    getCustomer(): plaza_accounts_v1_accounts_pb.User | undefined;
    setCustomer(value?: plaza_accounts_v1_accounts_pb.User): OrderDetails;
    clearDegradedList(): void;
    getDegradedList(): Array<string>;
    setDegradedList(value: Array<string>): OrderDetails;
    addDegraded(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): OrderDetails.AsObject;
    static toObject(includeInstance: boolean, msg: OrderDetails): OrderDetails.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: OrderDetails, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): OrderDetails;
    static deserializeBinaryFromReader(message: OrderDetails, reader: jspb.BinaryReader): OrderDetails;
}

export namespace OrderDetails {
    export type AsObject = {
        order?: Order.AsObject,
        paymentsList: Array<plaza_payments_v1_payments_pb.Payment.AsObject>,

        productsMap: Array<[string, plaza_catalog_v1_catalog_pb.Product.AsObject]>,
        customer?: plaza_accounts_v1_accounts_pb.User.AsObject,
        degradedList: Array<string>,
    }
}

export class CancelOrderRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): CancelOrderRequest;
    getRequestId(): string;
    setRequestId(value: string): CancelOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CancelOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CancelOrderRequest): CancelOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CancelOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CancelOrderRequest;
    static deserializeBinaryFromReader(message: CancelOrderRequest, reader: jspb.BinaryReader): CancelOrderRequest;
}

export namespace CancelOrderRequest {
    export type AsObject = {
        id: string,
        requestId: string,
    }
}

export class WatchOrderRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): WatchOrderRequest;
    getCursor(): string;
    setCursor(value: string): WatchOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: WatchOrderRequest): WatchOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchOrderRequest;
    static deserializeBinaryFromReader(message: WatchOrderRequest, reader: jspb.BinaryReader): WatchOrderRequest;
}

export namespace WatchOrderRequest {
    export type AsObject = {
        id: string,
        cursor: string,
    }
}

export class WatchOrderResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): Order | undefined;
    setItem(value?: Order): WatchOrderResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): WatchOrderResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): WatchOrderResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): WatchOrderResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): WatchOrderResponse;

    getFrameCase(): WatchOrderResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchOrderResponse.AsObject;
    static toObject(includeInstance: boolean, msg: WatchOrderResponse): WatchOrderResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchOrderResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchOrderResponse;
    static deserializeBinaryFromReader(message: WatchOrderResponse, reader: jspb.BinaryReader): WatchOrderResponse;
}

export namespace WatchOrderResponse {
    export type AsObject = {
        item?: Order.AsObject,
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

export class SubscribeToEventsRequest extends jspb.Message { 
    clearEventTypesList(): void;
    getEventTypesList(): Array<string>;
    setEventTypesList(value: Array<string>): SubscribeToEventsRequest;
    addEventTypes(value: string, index?: number): string;

    hasSince(): boolean;
    clearSince(): void;
    getSince(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setSince(value?: google_protobuf_timestamp_pb.Timestamp): SubscribeToEventsRequest;
    getCursor(): string;
    setCursor(value: string): SubscribeToEventsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SubscribeToEventsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SubscribeToEventsRequest): SubscribeToEventsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SubscribeToEventsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SubscribeToEventsRequest;
    static deserializeBinaryFromReader(message: SubscribeToEventsRequest, reader: jspb.BinaryReader): SubscribeToEventsRequest;
}

export namespace SubscribeToEventsRequest {
    export type AsObject = {
        eventTypesList: Array<string>,
        since?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        cursor: string,
    }
}

export class SubscribeToEventsResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): Event | undefined;
    setItem(value?: Event): SubscribeToEventsResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): SubscribeToEventsResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): SubscribeToEventsResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): SubscribeToEventsResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): SubscribeToEventsResponse;

    getFrameCase(): SubscribeToEventsResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SubscribeToEventsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: SubscribeToEventsResponse): SubscribeToEventsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SubscribeToEventsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SubscribeToEventsResponse;
    static deserializeBinaryFromReader(message: SubscribeToEventsResponse, reader: jspb.BinaryReader): SubscribeToEventsResponse;
}

export namespace SubscribeToEventsResponse {
    export type AsObject = {
        item?: Event.AsObject,
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

export class Event extends jspb.Message { 
    getId(): string;
    setId(value: string): Event;
    getType(): string;
    setType(value: string): Event;
    getResource(): string;
    setResource(value: string): Event;
    getUserId(): string;
    setUserId(value: string): Event;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): Event;

    hasData(): boolean;
    clearData(): void;
    getData(): google_protobuf_struct_pb.Struct | undefined;
    setData(value?: google_protobuf_struct_pb.Struct): Event;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Event.AsObject;
    static toObject(includeInstance: boolean, msg: Event): Event.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Event, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Event;
    static deserializeBinaryFromReader(message: Event, reader: jspb.BinaryReader): Event;
}

export namespace Event {
    export type AsObject = {
        id: string,
        type: string,
        resource: string,
        userId: string,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        data?: google_protobuf_struct_pb.Struct.AsObject,
    }
}
