// package: opentelemetry.proto.trace.v1
// file: opentelemetry/proto/trace/v1/trace.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as opentelemetry_proto_common_v1_common_pb from "../../../../opentelemetry/proto/common/v1/common_pb";
import * as opentelemetry_proto_resource_v1_resource_pb from "../../../../opentelemetry/proto/resource/v1/resource_pb";

export class ResourceSpans extends jspb.Message { 

    hasResource(): boolean;
    clearResource(): void;
    getResource(): opentelemetry_proto_resource_v1_resource_pb.Resource | undefined;
    setResource(value?: opentelemetry_proto_resource_v1_resource_pb.Resource): ResourceSpans;
    clearScopeSpansList(): void;
    getScopeSpansList(): Array<ScopeSpans>;
    setScopeSpansList(value: Array<ScopeSpans>): ResourceSpans;
    addScopeSpans(value?: ScopeSpans, index?: number): ScopeSpans;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ResourceSpans.AsObject;
    static toObject(includeInstance: boolean, msg: ResourceSpans): ResourceSpans.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ResourceSpans, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ResourceSpans;
    static deserializeBinaryFromReader(message: ResourceSpans, reader: jspb.BinaryReader): ResourceSpans;
}

export namespace ResourceSpans {
    export type AsObject = {
        resource?: opentelemetry_proto_resource_v1_resource_pb.Resource.AsObject,
        scopeSpansList: Array<ScopeSpans.AsObject>,
    }
}

export class ScopeSpans extends jspb.Message { 
    clearSpansList(): void;
    getSpansList(): Array<Span>;
    setSpansList(value: Array<Span>): ScopeSpans;
    addSpans(value?: Span, index?: number): Span;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ScopeSpans.AsObject;
    static toObject(includeInstance: boolean, msg: ScopeSpans): ScopeSpans.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ScopeSpans, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ScopeSpans;
    static deserializeBinaryFromReader(message: ScopeSpans, reader: jspb.BinaryReader): ScopeSpans;
}

export namespace ScopeSpans {
    export type AsObject = {
        spansList: Array<Span.AsObject>,
    }
}

export class Span extends jspb.Message { 
    getTraceId(): Uint8Array | string;
    getTraceId_asU8(): Uint8Array;
    getTraceId_asB64(): string;
    setTraceId(value: Uint8Array | string): Span;
    getSpanId(): Uint8Array | string;
    getSpanId_asU8(): Uint8Array;
    getSpanId_asB64(): string;
    setSpanId(value: Uint8Array | string): Span;
    getParentSpanId(): Uint8Array | string;
    getParentSpanId_asU8(): Uint8Array;
    getParentSpanId_asB64(): string;
    setParentSpanId(value: Uint8Array | string): Span;
    getName(): string;
    setName(value: string): Span;
    getKind(): Span.SpanKind;
    setKind(value: Span.SpanKind): Span;
    getStartTimeUnixNano(): string;
    setStartTimeUnixNano(value: string): Span;
    getEndTimeUnixNano(): string;
    setEndTimeUnixNano(value: string): Span;
    clearAttributesList(): void;
    getAttributesList(): Array<opentelemetry_proto_common_v1_common_pb.KeyValue>;
    setAttributesList(value: Array<opentelemetry_proto_common_v1_common_pb.KeyValue>): Span;
    addAttributes(value?: opentelemetry_proto_common_v1_common_pb.KeyValue, index?: number): opentelemetry_proto_common_v1_common_pb.KeyValue;
    clearEventsList(): void;
    getEventsList(): Array<Span.Event>;
    setEventsList(value: Array<Span.Event>): Span;
    addEvents(value?: Span.Event, index?: number): Span.Event;
    clearLinksList(): void;
    getLinksList(): Array<Span.Link>;
    setLinksList(value: Array<Span.Link>): Span;
    addLinks(value?: Span.Link, index?: number): Span.Link;

    hasStatus(): boolean;
    clearStatus(): void;
    getStatus(): Status | undefined;
    setStatus(value?: Status): Span;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Span.AsObject;
    static toObject(includeInstance: boolean, msg: Span): Span.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Span, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Span;
    static deserializeBinaryFromReader(message: Span, reader: jspb.BinaryReader): Span;
}

export namespace Span {
    export type AsObject = {
        traceId: Uint8Array | string,
        spanId: Uint8Array | string,
        parentSpanId: Uint8Array | string,
        name: string,
        kind: Span.SpanKind,
        startTimeUnixNano: string,
        endTimeUnixNano: string,
        attributesList: Array<opentelemetry_proto_common_v1_common_pb.KeyValue.AsObject>,
        eventsList: Array<Span.Event.AsObject>,
        linksList: Array<Span.Link.AsObject>,
        status?: Status.AsObject,
    }


    export class Event extends jspb.Message { 
        getTimeUnixNano(): string;
        setTimeUnixNano(value: string): Event;
        getName(): string;
        setName(value: string): Event;
        clearAttributesList(): void;
        getAttributesList(): Array<opentelemetry_proto_common_v1_common_pb.KeyValue>;
        setAttributesList(value: Array<opentelemetry_proto_common_v1_common_pb.KeyValue>): Event;
        addAttributes(value?: opentelemetry_proto_common_v1_common_pb.KeyValue, index?: number): opentelemetry_proto_common_v1_common_pb.KeyValue;

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
            timeUnixNano: string,
            name: string,
            attributesList: Array<opentelemetry_proto_common_v1_common_pb.KeyValue.AsObject>,
        }
    }

    export class Link extends jspb.Message { 
        getTraceId(): Uint8Array | string;
        getTraceId_asU8(): Uint8Array;
        getTraceId_asB64(): string;
        setTraceId(value: Uint8Array | string): Link;
        getSpanId(): Uint8Array | string;
        getSpanId_asU8(): Uint8Array;
        getSpanId_asB64(): string;
        setSpanId(value: Uint8Array | string): Link;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Link.AsObject;
        static toObject(includeInstance: boolean, msg: Link): Link.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Link, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Link;
        static deserializeBinaryFromReader(message: Link, reader: jspb.BinaryReader): Link;
    }

    export namespace Link {
        export type AsObject = {
            traceId: Uint8Array | string,
            spanId: Uint8Array | string,
        }
    }


    export enum SpanKind {
    SPAN_KIND_UNSPECIFIED = 0,
    SPAN_KIND_INTERNAL = 1,
    SPAN_KIND_SERVER = 2,
    SPAN_KIND_CLIENT = 3,
    SPAN_KIND_PRODUCER = 4,
    SPAN_KIND_CONSUMER = 5,
    }

}

export class Status extends jspb.Message { 
    getMessage(): string;
    setMessage(value: string): Status;
    getCode(): Status.StatusCode;
    setCode(value: Status.StatusCode): Status;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Status.AsObject;
    static toObject(includeInstance: boolean, msg: Status): Status.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Status, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Status;
    static deserializeBinaryFromReader(message: Status, reader: jspb.BinaryReader): Status;
}

export namespace Status {
    export type AsObject = {
        message: string,
        code: Status.StatusCode,
    }

    export enum StatusCode {
    STATUS_CODE_UNSET = 0,
    STATUS_CODE_OK = 1,
    STATUS_CODE_ERROR = 2,
    }

}
