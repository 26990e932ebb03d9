// package: plaza.payments.v1
// file: plaza/payments/v1/payments.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_type_money_pb from "../../../google/type/money_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";

export class Payment extends jspb.Message { 
    getId(): string;
    setId(value: string): Payment;
    getOrderId(): string;
    setOrderId(value: string): Payment;

    hasAmount(): boolean;
    clearAmount(): void;
    getAmount(): google_type_money_pb.Money | undefined;
    setAmount(value?: google_type_money_pb.Money): Payment;

    hasRefunded(): boolean;
    clearRefunded(): void;
    getRefunded(): google_type_money_pb.Money | undefined;
    setRefunded(value?: google_type_money_pb.Money): Payment;
    getMethod(): string;
    setMethod(value: string): Payment;
    getStatus(): Payment.Status;
    setStatus(value: Payment.Status): Payment;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): Payment;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Payment.AsObject;
    static toObject(includeInstance: boolean, msg: Payment): Payment.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Payment, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Payment;
    static deserializeBinaryFromReader(message: Payment, reader: jspb.BinaryReader): Payment;
}

export namespace Payment {
    export type AsObject = {
        id: string,
        orderId: string,
        amount?: google_type_money_pb.Money.AsObject,
        refunded?: google_type_money_pb.Money.AsObject,
        method: string,
        status: Payment.Status,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }

    export enum Status {
    STATUS_UNSPECIFIED = 0,
    AUTHORIZED = 1,
    CAPTURED = 2,
    VOIDED = 3,
    REFUNDED = 4,
    DECLINED = 5,
    }

}

export class AuthorizeRequest extends jspb.Message { 
    getOrderId(): string;
    setOrderId(value: string): AuthorizeRequest;
    getUserId(): string;
    setUserId(value: string): AuthorizeRequest;

    hasAmount(): boolean;
    clearAmount(): void;
    getAmount(): google_type_money_pb.Money | undefined;
    setAmount(value?: google_type_money_pb.Money): AuthorizeRequest;
    getMethod(): string;
    setMethod(value: string): AuthorizeRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AuthorizeRequest.AsObject;
    static toObject(includeInstance: boolean, msg: AuthorizeRequest): AuthorizeRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AuthorizeRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AuthorizeRequest;
    static deserializeBinaryFromReader(message: AuthorizeRequest, reader: jspb.BinaryReader): AuthorizeRequest;
}

export namespace AuthorizeRequest {
    export type AsObject = {
        orderId: string,
        userId: string,
        amount?: google_type_money_pb.Money.AsObject,
        method: string,
    }
}

export class CaptureRequest extends jspb.Message { 
    getOrderId(): string;
    setOrderId(value: string): CaptureRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CaptureRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CaptureRequest): CaptureRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CaptureRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CaptureRequest;
    static deserializeBinaryFromReader(message: CaptureRequest, reader: jspb.BinaryReader): CaptureRequest;
}

export namespace CaptureRequest {
    export type AsObject = {
        orderId: string,
    }
}

export class VoidRequest extends jspb.Message { 
    getOrderId(): string;
    setOrderId(value: string): VoidRequest;
    getUserId(): string;
    setUserId(value: string): VoidRequest;

    hasAmount(): boolean;
    clearAmount(): void;
    getAmount(): google_type_money_pb.Money | undefined;
    setAmount(value?: google_type_money_pb.Money): VoidRequest;
    getMethod(): string;
    setMethod(value: string): VoidRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): VoidRequest.AsObject;
    static toObject(includeInstance: boolean, msg: VoidRequest): VoidRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: VoidRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): VoidRequest;
    static deserializeBinaryFromReader(message: VoidRequest, reader: jspb.BinaryReader): VoidRequest;
}

export namespace VoidRequest {
    export type AsObject = {
        orderId: string,
        userId: string,
        amount?: google_type_money_pb.Money.AsObject,
        method: string,
    }
}

export class GetPaymentRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetPaymentRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetPaymentRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetPaymentRequest): GetPaymentRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetPaymentRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetPaymentRequest;
    static deserializeBinaryFromReader(message: GetPaymentRequest, reader: jspb.BinaryReader): GetPaymentRequest;
}

export namespace GetPaymentRequest {
    export type AsObject = {
        id: string,
    }
}

export class ListPaymentsRequest extends jspb.Message { 
    getOrderId(): string;
    setOrderId(value: string): ListPaymentsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListPaymentsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListPaymentsRequest): ListPaymentsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListPaymentsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListPaymentsRequest;
    static deserializeBinaryFromReader(message: ListPaymentsRequest, reader: jspb.BinaryReader): ListPaymentsRequest;
}

export namespace ListPaymentsRequest {
    export type AsObject = {
        orderId: string,
    }
}

export class ListPaymentsResponse extends jspb.Message { 
    clearPaymentsList(): void;
    getPaymentsList(): Array<Payment>;
    setPaymentsList(value: Array<Payment>): ListPaymentsResponse;
    addPayments(value?: Payment, index?: number): Payment;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListPaymentsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListPaymentsResponse): ListPaymentsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListPaymentsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListPaymentsResponse;
    static deserializeBinaryFromReader(message: ListPaymentsResponse, reader: jspb.BinaryReader): ListPaymentsResponse;
}

export namespace ListPaymentsResponse {
    export type AsObject = {
        paymentsList: Array<Payment.AsObject>,
    }
}

export class RefundPaymentRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): RefundPaymentRequest;

    hasAmount(): boolean;
    clearAmount(): void;
    getAmount(): google_type_money_pb.Money | undefined;
    setAmount(value?: google_type_money_pb.Money): RefundPaymentRequest;
    getRequestId(): string;
    setRequestId(value: string): RefundPaymentRequest;
    getReason(): string;
    setReason(value: string): RefundPaymentRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RefundPaymentRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RefundPaymentRequest): RefundPaymentRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RefundPaymentRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RefundPaymentRequest;
    static deserializeBinaryFromReader(message: RefundPaymentRequest, reader: jspb.BinaryReader): RefundPaymentRequest;
}

export namespace RefundPaymentRequest {
    export type AsObject = {
        id: string,
        amount?: google_type_money_pb.Money.AsObject,
        requestId: string,
        reason: string,
    }
}
