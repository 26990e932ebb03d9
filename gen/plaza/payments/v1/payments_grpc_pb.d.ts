// package: plaza.payments.v1
// file: plaza/payments/v1/payments.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_payments_v1_payments_pb from "../../../plaza/payments/v1/payments_pb";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_type_money_pb from "../../../google/type/money_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";

interface IPaymentsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    authorize: IPaymentsService_IAuthorize;
    capture: IPaymentsService_ICapture;
    void: IPaymentsService_IVoid;
    getPayment: IPaymentsService_IGetPayment;
    listPayments: IPaymentsService_IListPayments;
    refundPayment: IPaymentsService_IRefundPayment;
}

interface IPaymentsService_IAuthorize extends grpc.MethodDefinition<plaza_payments_v1_payments_pb.AuthorizeRequest, plaza_payments_v1_payments_pb.Payment> {
    path: "/plaza.payments.v1.Payments/Authorize";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_payments_v1_payments_pb.AuthorizeRequest>;
    requestDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.AuthorizeRequest>;
    responseSerialize: grpc.serialize<plaza_payments_v1_payments_pb.Payment>;
    responseDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.Payment>;
}
interface IPaymentsService_ICapture extends grpc.MethodDefinition<plaza_payments_v1_payments_pb.CaptureRequest, plaza_payments_v1_payments_pb.Payment> {
    path: "/plaza.payments.v1.Payments/Capture";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_payments_v1_payments_pb.CaptureRequest>;
    requestDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.CaptureRequest>;
    responseSerialize: grpc.serialize<plaza_payments_v1_payments_pb.Payment>;
    responseDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.Payment>;
}
interface IPaymentsService_IVoid extends grpc.MethodDefinition<plaza_payments_v1_payments_pb.VoidRequest, plaza_payments_v1_payments_pb.Payment> {
    path: "/plaza.payments.v1.Payments/Void";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_payments_v1_payments_pb.VoidRequest>;
    requestDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.VoidRequest>;
    responseSerialize: grpc.serialize<plaza_payments_v1_payments_pb.Payment>;
    responseDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.Payment>;
}
interface IPaymentsService_IGetPayment extends grpc.MethodDefinition<plaza_payments_v1_payments_pb.GetPaymentRequest, plaza_payments_v1_payments_pb.Payment> {
    path: "/plaza.payments.v1.Payments/GetPayment";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_payments_v1_payments_pb.GetPaymentRequest>;
    requestDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.GetPaymentRequest>;
    responseSerialize: grpc.serialize<plaza_payments_v1_payments_pb.Payment>;
    responseDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.Payment>;
}
interface IPaymentsService_IListPayments extends grpc.MethodDefinition<plaza_payments_v1_payments_pb.ListPaymentsRequest, plaza_payments_v1_payments_pb.ListPaymentsResponse> {
    path: "/plaza.payments.v1.Payments/ListPayments";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_payments_v1_payments_pb.ListPaymentsRequest>;
    requestDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.ListPaymentsRequest>;
    responseSerialize: grpc.serialize<plaza_payments_v1_payments_pb.ListPaymentsResponse>;
    responseDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.ListPaymentsResponse>;
}
interface IPaymentsService_IRefundPayment extends grpc.MethodDefinition<plaza_payments_v1_payments_pb.RefundPaymentRequest, plaza_payments_v1_payments_pb.Payment> {
    path: "/plaza.payments.v1.Payments/RefundPayment";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_payments_v1_payments_pb.RefundPaymentRequest>;
    requestDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.RefundPaymentRequest>;
    responseSerialize: grpc.serialize<plaza_payments_v1_payments_pb.Payment>;
    responseDeserialize: grpc.deserialize<plaza_payments_v1_payments_pb.Payment>;
}

export const PaymentsService: IPaymentsService;

export interface IPaymentsServer extends grpc.UntypedServiceImplementation {
    authorize: grpc.handleUnaryCall<plaza_payments_v1_payments_pb.AuthorizeRequest, plaza_payments_v1_payments_pb.Payment>;
    capture: grpc.handleUnaryCall<plaza_payments_v1_payments_pb.CaptureRequest, plaza_payments_v1_payments_pb.Payment>;
    void: grpc.handleUnaryCall<plaza_payments_v1_payments_pb.VoidRequest, plaza_payments_v1_payments_pb.Payment>;
    getPayment: grpc.handleUnaryCall<plaza_payments_v1_payments_pb.GetPaymentRequest, plaza_payments_v1_payments_pb.Payment>;
    listPayments: grpc.handleUnaryCall<plaza_payments_v1_payments_pb.ListPaymentsRequest, plaza_payments_v1_payments_pb.ListPaymentsResponse>;
    refundPayment: grpc.handleUnaryCall<plaza_payments_v1_payments_pb.RefundPaymentRequest, plaza_payments_v1_payments_pb.Payment>;
}

export interface IPaymentsClient {
    authorize(request: plaza_payments_v1_payments_pb.AuthorizeRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    authorize(request: plaza_payments_v1_payments_pb.AuthorizeRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    authorize(request: plaza_payments_v1_payments_pb.AuthorizeRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    capture(request: plaza_payments_v1_payments_pb.CaptureRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    capture(request: plaza_payments_v1_payments_pb.CaptureRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    capture(request: plaza_payments_v1_payments_pb.CaptureRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    void(request: plaza_payments_v1_payments_pb.VoidRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    void(request: plaza_payments_v1_payments_pb.VoidRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    void(request: plaza_payments_v1_payments_pb.VoidRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    getPayment(request: plaza_payments_v1_payments_pb.GetPaymentRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    getPayment(request: plaza_payments_v1_payments_pb.GetPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    getPayment(request: plaza_payments_v1_payments_pb.GetPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    listPayments(request: plaza_payments_v1_payments_pb.ListPaymentsRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.ListPaymentsResponse) => void): grpc.ClientUnaryCall;
    listPayments(request: plaza_payments_v1_payments_pb.ListPaymentsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.ListPaymentsResponse) => void): grpc.ClientUnaryCall;
    listPayments(request: plaza_payments_v1_payments_pb.ListPaymentsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.ListPaymentsResponse) => void): grpc.ClientUnaryCall;
    refundPayment(request: plaza_payments_v1_payments_pb.RefundPaymentRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    refundPayment(request: plaza_payments_v1_payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    refundPayment(request: plaza_payments_v1_payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
}

export class PaymentsClient extends grpc.Client implements IPaymentsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public authorize(request: plaza_payments_v1_payments_pb.AuthorizeRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public authorize(request: plaza_payments_v1_payments_pb.AuthorizeRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public authorize(request: plaza_payments_v1_payments_pb.AuthorizeRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public capture(request: plaza_payments_v1_payments_pb.CaptureRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public capture(request: plaza_payments_v1_payments_pb.CaptureRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public capture(request: plaza_payments_v1_payments_pb.CaptureRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public void(request: plaza_payments_v1_payments_pb.VoidRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public void(request: plaza_payments_v1_payments_pb.VoidRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public void(request: plaza_payments_v1_payments_pb.VoidRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public getPayment(request: plaza_payments_v1_payments_pb.GetPaymentRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public getPayment(request: plaza_payments_v1_payments_pb.GetPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public getPayment(request: plaza_payments_v1_payments_pb.GetPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public listPayments(request: plaza_payments_v1_payments_pb.ListPaymentsRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.ListPaymentsResponse) => void): grpc.ClientUnaryCall;
    public listPayments(request: plaza_payments_v1_payments_pb.ListPaymentsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.ListPaymentsResponse) => void): grpc.ClientUnaryCall;
    public listPayments(request: plaza_payments_v1_payments_pb.ListPaymentsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.ListPaymentsResponse) => void): grpc.ClientUnaryCall;
    public refundPayment(request: plaza_payments_v1_payments_pb.RefundPaymentRequest, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public refundPayment(request: plaza_payments_v1_payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
    public refundPayment(request: plaza_payments_v1_payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_payments_v1_payments_pb.Payment) => void): grpc.ClientUnaryCall;
}
