// package: plaza.orders.v1
// file: plaza/orders/v1/orders.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_orders_v1_orders_pb from "../../../plaza/orders/v1/orders_pb";
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

interface IOrdersService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    createOrder: IOrdersService_ICreateOrder;
    getOrder: IOrdersService_IGetOrder;
    listOrders: IOrdersService_IListOrders;
    getOrderDetails: IOrdersService_IGetOrderDetails;
    cancelOrder: IOrdersService_ICancelOrder;
    watchOrder: IOrdersService_IWatchOrder;
}

interface IOrdersService_ICreateOrder extends grpc.MethodDefinition<plaza_orders_v1_orders_pb.CreateOrderRequest, plaza_orders_v1_orders_pb.Order> {
    path: "/plaza.orders.v1.Orders/CreateOrder";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_orders_v1_orders_pb.CreateOrderRequest>;
    requestDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.CreateOrderRequest>;
    responseSerialize: grpc.serialize<plaza_orders_v1_orders_pb.Order>;
    responseDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.Order>;
}
interface IOrdersService_IGetOrder extends grpc.MethodDefinition<plaza_orders_v1_orders_pb.GetOrderRequest, plaza_orders_v1_orders_pb.Order> {
    path: "/plaza.orders.v1.Orders/GetOrder";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_orders_v1_orders_pb.GetOrderRequest>;
    requestDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.GetOrderRequest>;
    responseSerialize: grpc.serialize<plaza_orders_v1_orders_pb.Order>;
    responseDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.Order>;
}
interface IOrdersService_IListOrders extends grpc.MethodDefinition<plaza_orders_v1_orders_pb.ListOrdersRequest, plaza_orders_v1_orders_pb.ListOrdersResponse> {
    path: "/plaza.orders.v1.Orders/ListOrders";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_orders_v1_orders_pb.ListOrdersRequest>;
    requestDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.ListOrdersRequest>;
    responseSerialize: grpc.serialize<plaza_orders_v1_orders_pb.ListOrdersResponse>;
    responseDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.ListOrdersResponse>;
}
interface IOrdersService_IGetOrderDetails extends grpc.MethodDefinition<plaza_orders_v1_orders_pb.GetOrderDetailsRequest, plaza_orders_v1_orders_pb.OrderDetails> {
    path: "/plaza.orders.v1.Orders/GetOrderDetails";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_orders_v1_orders_pb.GetOrderDetailsRequest>;
    requestDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.GetOrderDetailsRequest>;
    responseSerialize: grpc.serialize<plaza_orders_v1_orders_pb.OrderDetails>;
    responseDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.OrderDetails>;
}
interface IOrdersService_ICancelOrder extends grpc.MethodDefinition<plaza_orders_v1_orders_pb.CancelOrderRequest, plaza_orders_v1_orders_pb.Order> {
    path: "/plaza.orders.v1.Orders/CancelOrder";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_orders_v1_orders_pb.CancelOrderRequest>;
    requestDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.CancelOrderRequest>;
    responseSerialize: grpc.serialize<plaza_orders_v1_orders_pb.Order>;
    responseDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.Order>;
}
interface IOrdersService_IWatchOrder extends grpc.MethodDefinition<plaza_orders_v1_orders_pb.WatchOrderRequest, plaza_orders_v1_orders_pb.WatchOrderResponse> {
    path: "/plaza.orders.v1.Orders/WatchOrder";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_orders_v1_orders_pb.WatchOrderRequest>;
    requestDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.WatchOrderRequest>;
    responseSerialize: grpc.serialize<plaza_orders_v1_orders_pb.WatchOrderResponse>;
    responseDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.WatchOrderResponse>;
}

export const OrdersService: IOrdersService;

export interface IOrdersServer extends grpc.UntypedServiceImplementation {
    createOrder: grpc.handleUnaryCall<plaza_orders_v1_orders_pb.CreateOrderRequest, plaza_orders_v1_orders_pb.Order>;
    getOrder: grpc.handleUnaryCall<plaza_orders_v1_orders_pb.GetOrderRequest, plaza_orders_v1_orders_pb.Order>;
    listOrders: grpc.handleUnaryCall<plaza_orders_v1_orders_pb.ListOrdersRequest, plaza_orders_v1_orders_pb.ListOrdersResponse>;
    getOrderDetails: grpc.handleUnaryCall<plaza_orders_v1_orders_pb.GetOrderDetailsRequest, plaza_orders_v1_orders_pb.OrderDetails>;
    cancelOrder: grpc.handleUnaryCall<plaza_orders_v1_orders_pb.CancelOrderRequest, plaza_orders_v1_orders_pb.Order>;
    watchOrder: grpc.handleServerStreamingCall<plaza_orders_v1_orders_pb.WatchOrderRequest, plaza_orders_v1_orders_pb.WatchOrderResponse>;
}

export interface IOrdersClient {
    createOrder(request: plaza_orders_v1_orders_pb.CreateOrderRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    createOrder(request: plaza_orders_v1_orders_pb.CreateOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    createOrder(request: plaza_orders_v1_orders_pb.CreateOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    getOrder(request: plaza_orders_v1_orders_pb.GetOrderRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    getOrder(request: plaza_orders_v1_orders_pb.GetOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    getOrder(request: plaza_orders_v1_orders_pb.GetOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    listOrders(request: plaza_orders_v1_orders_pb.ListOrdersRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    listOrders(request: plaza_orders_v1_orders_pb.ListOrdersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    listOrders(request: plaza_orders_v1_orders_pb.ListOrdersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    getOrderDetails(request: plaza_orders_v1_orders_pb.GetOrderDetailsRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.OrderDetails) => void): grpc.ClientUnaryCall;
    getOrderDetails(request: plaza_orders_v1_orders_pb.GetOrderDetailsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.OrderDetails) => void): grpc.ClientUnaryCall;
    getOrderDetails(request: plaza_orders_v1_orders_pb.GetOrderDetailsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.OrderDetails) => void): grpc.ClientUnaryCall;
    cancelOrder(request: plaza_orders_v1_orders_pb.CancelOrderRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    cancelOrder(request: plaza_orders_v1_orders_pb.CancelOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    cancelOrder(request: plaza_orders_v1_orders_pb.CancelOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    watchOrder(request: plaza_orders_v1_orders_pb.WatchOrderRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.WatchOrderResponse>;
    watchOrder(request: plaza_orders_v1_orders_pb.WatchOrderRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.WatchOrderResponse>;
}

export class OrdersClient extends grpc.Client implements IOrdersClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public createOrder(request: plaza_orders_v1_orders_pb.CreateOrderRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public createOrder(request: plaza_orders_v1_orders_pb.CreateOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public createOrder(request: plaza_orders_v1_orders_pb.CreateOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public getOrder(request: plaza_orders_v1_orders_pb.GetOrderRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public getOrder(request: plaza_orders_v1_orders_pb.GetOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public getOrder(request: plaza_orders_v1_orders_pb.GetOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public listOrders(request: plaza_orders_v1_orders_pb.ListOrdersRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public listOrders(request: plaza_orders_v1_orders_pb.ListOrdersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public listOrders(request: plaza_orders_v1_orders_pb.ListOrdersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public getOrderDetails(request: plaza_orders_v1_orders_pb.GetOrderDetailsRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.OrderDetails) => void): grpc.ClientUnaryCall;
    public getOrderDetails(request: plaza_orders_v1_orders_pb.GetOrderDetailsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.OrderDetails) => void): grpc.ClientUnaryCall;
    public getOrderDetails(request: plaza_orders_v1_orders_pb.GetOrderDetailsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.OrderDetails) => void): grpc.ClientUnaryCall;
    public cancelOrder(request: plaza_orders_v1_orders_pb.CancelOrderRequest, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public cancelOrder(request: plaza_orders_v1_orders_pb.CancelOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public cancelOrder(request: plaza_orders_v1_orders_pb.CancelOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_orders_v1_orders_pb.Order) => void): grpc.ClientUnaryCall;
    public watchOrder(request: plaza_orders_v1_orders_pb.WatchOrderRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.WatchOrderResponse>;
    public watchOrder(request: plaza_orders_v1_orders_pb.WatchOrderRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.WatchOrderResponse>;
}

interface IEventsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    subscribeToEvents: IEventsService_ISubscribeToEvents;
}

interface IEventsService_ISubscribeToEvents extends grpc.MethodDefinition<plaza_orders_v1_orders_pb.SubscribeToEventsRequest, plaza_orders_v1_orders_pb.SubscribeToEventsResponse> {
    path: "/plaza.orders.v1.Events/SubscribeToEvents";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_orders_v1_orders_pb.SubscribeToEventsRequest>;
    requestDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.SubscribeToEventsRequest>;
    responseSerialize: grpc.serialize<plaza_orders_v1_orders_pb.SubscribeToEventsResponse>;
    responseDeserialize: grpc.deserialize<plaza_orders_v1_orders_pb.SubscribeToEventsResponse>;
}

export const EventsService: IEventsService;

export interface IEventsServer extends grpc.UntypedServiceImplementation {
    subscribeToEvents: grpc.handleServerStreamingCall<plaza_orders_v1_orders_pb.SubscribeToEventsRequest, plaza_orders_v1_orders_pb.SubscribeToEventsResponse>;
}

export interface IEventsClient {
    subscribeToEvents(request: plaza_orders_v1_orders_pb.SubscribeToEventsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.SubscribeToEventsResponse>;
    subscribeToEvents(request: plaza_orders_v1_orders_pb.SubscribeToEventsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.SubscribeToEventsResponse>;
}

export class EventsClient extends grpc.Client implements IEventsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public subscribeToEvents(request: plaza_orders_v1_orders_pb.SubscribeToEventsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.SubscribeToEventsResponse>;
    public subscribeToEvents(request: plaza_orders_v1_orders_pb.SubscribeToEventsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_orders_v1_orders_pb.SubscribeToEventsResponse>;
}
