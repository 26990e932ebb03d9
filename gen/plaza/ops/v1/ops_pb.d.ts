// package: plaza.ops.v1
// file: plaza/ops/v1/ops.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_duration_pb from "google-protobuf/google/protobuf/duration_pb";
import * as google_protobuf_struct_pb from "google-protobuf/google/protobuf/struct_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

export class GetHealthRequest extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetHealthRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetHealthRequest): GetHealthRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetHealthRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetHealthRequest;
    static deserializeBinaryFromReader(message: GetHealthRequest, reader: jspb.BinaryReader): GetHealthRequest;
}

export namespace GetHealthRequest {
    export type AsObject = {
    }
}

export class GetHealthResponse extends jspb.Message { 
    getStatus(): GetHealthResponse.Status;
    setStatus(value: GetHealthResponse.Status): GetHealthResponse;

    getServicesMap(): jspb.Map<string, ServiceHealth>;
    clearServicesMap(): void;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetHealthResponse.AsObject;
    static toObject(includeInstance: boolean, msg: GetHealthResponse): GetHealthResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetHealthResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetHealthResponse;
    static deserializeBinaryFromReader(message: GetHealthResponse, reader: jspb.BinaryReader): GetHealthResponse;
}

export namespace GetHealthResponse {
    export type AsObject = {
        status: GetHealthResponse.Status,

        servicesMap: Array<[string, ServiceHealth.AsObject]>,
    }

    export enum Status {
    STATUS_UNSPECIFIED = 0,
    UP = 1,
    DEGRADED = 2,
    }

}

export class ServiceHealth extends jspb.Message { 
    getStatus(): ServiceHealth.Status;
    setStatus(value: ServiceHealth.Status): ServiceHealth;
    getDetail(): string;
    setDetail(value: string): ServiceHealth;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ServiceHealth.AsObject;
    static toObject(includeInstance: boolean, msg: ServiceHealth): ServiceHealth.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ServiceHealth, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ServiceHealth;
    static deserializeBinaryFromReader(message: ServiceHealth, reader: jspb.BinaryReader): ServiceHealth;
}

export namespace ServiceHealth {
    export type AsObject = {
        status: ServiceHealth.Status,
        detail: string,
    }

    export enum Status {
    STATUS_UNSPECIFIED = 0,
    UP = 1,
    DOWN = 2,
    }

}

export class ListServicesRequest extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListServicesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListServicesRequest): ListServicesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListServicesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListServicesRequest;
    static deserializeBinaryFromReader(message: ListServicesRequest, reader: jspb.BinaryReader): ListServicesRequest;
}

export namespace ListServicesRequest {
    export type AsObject = {
    }
}

export class ListServicesResponse extends jspb.Message { 
    clearServicesList(): void;
    getServicesList(): Array<Service>;
    setServicesList(value: Array<Service>): ListServicesResponse;
    addServices(value?: Service, index?: number): Service;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListServicesResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListServicesResponse): ListServicesResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListServicesResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListServicesResponse;
    static deserializeBinaryFromReader(message: ListServicesResponse, reader: jspb.BinaryReader): ListServicesResponse;
}

export namespace ListServicesResponse {
    export type AsObject = {
        servicesList: Array<Service.AsObject>,
    }
}

export class Service extends jspb.Message { 
    getName(): string;
    setName(value: string): Service;
    clearInstancesList(): void;
    getInstancesList(): Array<Instance>;
    setInstancesList(value: Array<Instance>): Service;
    addInstances(value?: Instance, index?: number): Instance;

    hasBreaker(): boolean;
    clearBreaker(): void;
    getBreaker(): Breaker | undefined;
    setBreaker(value?: Breaker): Service;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Service.AsObject;
    static toObject(includeInstance: boolean, msg: Service): Service.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Service, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Service;
    static deserializeBinaryFromReader(message: Service, reader: jspb.BinaryReader): Service;
}

export namespace Service {
    export type AsObject = {
        name: string,
        instancesList: Array<Instance.AsObject>,
        breaker?: Breaker.AsObject,
    }
}

export class Instance extends jspb.Message { 
    getName(): string;
    setName(value: string): Instance;
    getVersion(): string;
    setVersion(value: string): Instance;
    getObserver(): string;
    setObserver(value: string): Instance;
    getHealthy(): boolean;
    setHealthy(value: boolean): Instance;
    getEjected(): boolean;
    setEjected(value: boolean): Instance;
    getActiveRequests(): number;
    setActiveRequests(value: number): Instance;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Instance.AsObject;
    static toObject(includeInstance: boolean, msg: Instance): Instance.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Instance, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Instance;
    static deserializeBinaryFromReader(message: Instance, reader: jspb.BinaryReader): Instance;
}

export namespace Instance {
    export type AsObject = {
        name: string,
        version: string,
        observer: string,
        healthy: boolean,
        ejected: boolean,
        activeRequests: number,
    }
}

export class Breaker extends jspb.Message { 
    getState(): Breaker.State;
    setState(value: Breaker.State): Breaker;
    getMaxRequests(): number;
    setMaxRequests(value: number): Breaker;
    getActiveRequests(): number;
    setActiveRequests(value: number): Breaker;
    getOverflows(): string;
    setOverflows(value: string): Breaker;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Breaker.AsObject;
    static toObject(includeInstance: boolean, msg: Breaker): Breaker.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Breaker, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Breaker;
    static deserializeBinaryFromReader(message: Breaker, reader: jspb.BinaryReader): Breaker;
}

export namespace Breaker {
    export type AsObject = {
        state: Breaker.State,
        maxRequests: number,
        activeRequests: number,
        overflows: string,
    }

    export enum State {
    STATE_UNSPECIFIED = 0,
    CLOSED = 1,
    OPEN = 2,
    }

}

export class WatchMeshRequest extends jspb.Message { 
    getCursor(): string;
    setCursor(value: string): WatchMeshRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchMeshRequest.AsObject;
    static toObject(includeInstance: boolean, msg: WatchMeshRequest): WatchMeshRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchMeshRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchMeshRequest;
    static deserializeBinaryFromReader(message: WatchMeshRequest, reader: jspb.BinaryReader): WatchMeshRequest;
}

export namespace WatchMeshRequest {
    export type AsObject = {
        cursor: string,
    }
}

export class WatchMeshResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): ListServicesResponse | undefined;
    setItem(value?: ListServicesResponse): WatchMeshResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): WatchMeshResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): WatchMeshResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): WatchMeshResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): WatchMeshResponse;

    getFrameCase(): WatchMeshResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchMeshResponse.AsObject;
    static toObject(includeInstance: boolean, msg: WatchMeshResponse): WatchMeshResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchMeshResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchMeshResponse;
    static deserializeBinaryFromReader(message: WatchMeshResponse, reader: jspb.BinaryReader): WatchMeshResponse;
}

export namespace WatchMeshResponse {
    export type AsObject = {
        item?: ListServicesResponse.AsObject,
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

export class Entry extends jspb.Message { 
    getId(): string;
    setId(value: string): Entry;
    getActor(): string;
    setActor(value: string): Entry;
    getAction(): string;
    setAction(value: string): Entry;
    getResource(): string;
    setResource(value: string): Entry;
    getRequestId(): string;
    setRequestId(value: string): Entry;
    getAddress(): string;
    setAddress(value: string): Entry;
    getService(): string;
    setService(value: string): Entry;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): Entry;
    getOutcome(): Entry.Outcome;
    setOutcome(value: Entry.Outcome): Entry;
    getReason(): string;
    setReason(value: string): Entry;
    getDetail(): string;
    setDetail(value: string): Entry;
    getSequence(): string;
    setSequence(value: string): Entry;
    getHash(): string;
    setHash(value: string): Entry;

    hasRecordTime(): boolean;
    clearRecordTime(): void;
    getRecordTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setRecordTime(value?: google_protobuf_timestamp_pb.Timestamp): Entry;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Entry.AsObject;
    static toObject(includeInstance: boolean, msg: Entry): Entry.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Entry, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Entry;
    static deserializeBinaryFromReader(message: Entry, reader: jspb.BinaryReader): Entry;
}

export namespace Entry {
    export type AsObject = {
        id: string,
        actor: string,
        action: string,
        resource: string,
        requestId: string,
        address: string,
        service: string,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        outcome: Entry.Outcome,
        reason: string,
        detail: string,
        sequence: string,
        hash: string,
        recordTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }

    export enum Outcome {
    OUTCOME_UNSPECIFIED = 0,
    DONE = 1,
    REFUSED = 2,
    }

}

export class ListEntriesRequest extends jspb.Message { 
    getPageSize(): number;
    setPageSize(value: number): ListEntriesRequest;
    getPageToken(): string;
    setPageToken(value: string): ListEntriesRequest;
    getActor(): string;
    setActor(value: string): ListEntriesRequest;
    getAction(): string;
    setAction(value: string): ListEntriesRequest;
    getOutcome(): Entry.Outcome;
    setOutcome(value: Entry.Outcome): ListEntriesRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListEntriesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListEntriesRequest): ListEntriesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListEntriesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListEntriesRequest;
    static deserializeBinaryFromReader(message: ListEntriesRequest, reader: jspb.BinaryReader): ListEntriesRequest;
}

export namespace ListEntriesRequest {
    export type AsObject = {
        pageSize: number,
        pageToken: string,
        actor: string,
        action: string,
        outcome: Entry.Outcome,
    }
}

export class ListEntriesResponse extends jspb.Message { 
    clearEntriesList(): void;
    getEntriesList(): Array<Entry>;
    setEntriesList(value: Array<Entry>): ListEntriesResponse;
    addEntries(value?: Entry, index?: number): Entry;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListEntriesResponse;
    getTotalSize(): number;
    setTotalSize(value: number): ListEntriesResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListEntriesResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListEntriesResponse): ListEntriesResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListEntriesResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListEntriesResponse;
    static deserializeBinaryFromReader(message: ListEntriesResponse, reader: jspb.BinaryReader): ListEntriesResponse;
}

export namespace ListEntriesResponse {
    export type AsObject = {
        entriesList: Array<Entry.AsObject>,
        nextPageToken: string,
        totalSize: number,
    }
}

export class TailEntriesRequest extends jspb.Message { 
    getCursor(): string;
    setCursor(value: string): TailEntriesRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): TailEntriesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: TailEntriesRequest): TailEntriesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: TailEntriesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): TailEntriesRequest;
    static deserializeBinaryFromReader(message: TailEntriesRequest, reader: jspb.BinaryReader): TailEntriesRequest;
}

export namespace TailEntriesRequest {
    export type AsObject = {
        cursor: string,
    }
}

export class TailEntriesResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): Entry | undefined;
    setItem(value?: Entry): TailEntriesResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): TailEntriesResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): TailEntriesResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): TailEntriesResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): TailEntriesResponse;

    getFrameCase(): TailEntriesResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): TailEntriesResponse.AsObject;
    static toObject(includeInstance: boolean, msg: TailEntriesResponse): TailEntriesResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: TailEntriesResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): TailEntriesResponse;
    static deserializeBinaryFromReader(message: TailEntriesResponse, reader: jspb.BinaryReader): TailEntriesResponse;
}

export namespace TailEntriesResponse {
    export type AsObject = {
        item?: Entry.AsObject,
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

export class TailLogsRequest extends jspb.Message { 
    getService(): string;
    setService(value: string): TailLogsRequest;
    getLevel(): string;
    setLevel(value: string): TailLogsRequest;

    hasLines(): boolean;
    clearLines(): void;
    getLines(): number | undefined;
    setLines(value: number): TailLogsRequest;
    getCursor(): string;
    setCursor(value: string): TailLogsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): TailLogsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: TailLogsRequest): TailLogsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: TailLogsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): TailLogsRequest;
    static deserializeBinaryFromReader(message: TailLogsRequest, reader: jspb.BinaryReader): TailLogsRequest;
}

export namespace TailLogsRequest {
    export type AsObject = {
        service: string,
        level: string,
        lines?: number,
        cursor: string,
    }
}

export class TailLogsResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): LogLine | undefined;
    setItem(value?: LogLine): TailLogsResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): TailLogsResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): TailLogsResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): TailLogsResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): TailLogsResponse;

    getFrameCase(): TailLogsResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): TailLogsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: TailLogsResponse): TailLogsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: TailLogsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): TailLogsResponse;
    static deserializeBinaryFromReader(message: TailLogsResponse, reader: jspb.BinaryReader): TailLogsResponse;
}

export namespace TailLogsResponse {
    export type AsObject = {
        item?: LogLine.AsObject,
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

export class LogLine extends jspb.Message { 

    hasTime(): boolean;
    clearTime(): void;
    getTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setTime(value?: google_protobuf_timestamp_pb.Timestamp): LogLine;
    getService(): string;
    setService(value: string): LogLine;
    getInstance(): string;
    setInstance(value: string): LogLine;
    getLevel(): string;
    setLevel(value: string): LogLine;
    getMessage(): string;
    setMessage(value: string): LogLine;
    getRequestId(): string;
    setRequestId(value: string): LogLine;

    hasFields(): boolean;
    clearFields(): void;
    getFields(): google_protobuf_struct_pb.Struct | undefined;
    setFields(value?: google_protobuf_struct_pb.Struct): LogLine;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): LogLine.AsObject;
    static toObject(includeInstance: boolean, msg: LogLine): LogLine.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: LogLine, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): LogLine;
    static deserializeBinaryFromReader(message: LogLine, reader: jspb.BinaryReader): LogLine;
}

export namespace LogLine {
    export type AsObject = {
        time?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        service: string,
        instance: string,
        level: string,
        message: string,
        requestId: string,
        fields?: google_protobuf_struct_pb.Struct.AsObject,
    }
}

export class RecordMetricsRequest extends jspb.Message { 
    getName(): string;
    setName(value: string): RecordMetricsRequest;
    getValue(): number;
    setValue(value: number): RecordMetricsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RecordMetricsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RecordMetricsRequest): RecordMetricsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RecordMetricsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RecordMetricsRequest;
    static deserializeBinaryFromReader(message: RecordMetricsRequest, reader: jspb.BinaryReader): RecordMetricsRequest;
}

export namespace RecordMetricsRequest {
    export type AsObject = {
        name: string,
        value: number,
    }
}

export class RecordMetricsResponse extends jspb.Message { 

    getMetricsMap(): jspb.Map<string, Aggregate>;
    clearMetricsMap(): void;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RecordMetricsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RecordMetricsResponse): RecordMetricsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RecordMetricsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RecordMetricsResponse;
    static deserializeBinaryFromReader(message: RecordMetricsResponse, reader: jspb.BinaryReader): RecordMetricsResponse;
}

export namespace RecordMetricsResponse {
    export type AsObject = {

        metricsMap: Array<[string, Aggregate.AsObject]>,
    }
}

export class Aggregate extends jspb.Message { 
    getCount(): string;
    setCount(value: string): Aggregate;
    getSum(): number;
    setSum(value: number): Aggregate;
    getMin(): number;
    setMin(value: number): Aggregate;
    getMax(): number;
    setMax(value: number): Aggregate;
    getMean(): number;
    setMean(value: number): Aggregate;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Aggregate.AsObject;
    static toObject(includeInstance: boolean, msg: Aggregate): Aggregate.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Aggregate, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Aggregate;
    static deserializeBinaryFromReader(message: Aggregate, reader: jspb.BinaryReader): Aggregate;
}

export namespace Aggregate {
    export type AsObject = {
        count: string,
        sum: number,
        min: number,
        max: number,
        mean: number,
    }
}

export class ListTracesRequest extends jspb.Message { 
    getRequestId(): string;
    setRequestId(value: string): ListTracesRequest;
    getOrderId(): string;
    setOrderId(value: string): ListTracesRequest;
    getService(): string;
    setService(value: string): ListTracesRequest;

    hasMinDuration(): boolean;
    clearMinDuration(): void;
    getMinDuration(): google_protobuf_duration_pb.Duration | undefined;
    setMinDuration(value?: google_protobuf_duration_pb.Duration): ListTracesRequest;
    getFailed(): boolean;
    setFailed(value: boolean): ListTracesRequest;
    getPageSize(): number;
    setPageSize(value: number): ListTracesRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListTracesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListTracesRequest): ListTracesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListTracesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListTracesRequest;
    static deserializeBinaryFromReader(message: ListTracesRequest, reader: jspb.BinaryReader): ListTracesRequest;
}

export namespace ListTracesRequest {
    export type AsObject = {
        requestId: string,
        orderId: string,
        service: string,
        minDuration?: google_protobuf_duration_pb.Duration.AsObject,
        failed: boolean,
        pageSize: number,
    }
}

export class ListTracesResponse extends jspb.Message { 
    clearTracesList(): void;
    getTracesList(): Array<Trace>;
    setTracesList(value: Array<Trace>): ListTracesResponse;
    addTraces(value?: Trace, index?: number): Trace;
    getDroppedTraces(): string;
    setDroppedTraces(value: string): ListTracesResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListTracesResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListTracesResponse): ListTracesResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListTracesResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListTracesResponse;
    static deserializeBinaryFromReader(message: ListTracesResponse, reader: jspb.BinaryReader): ListTracesResponse;
}

export namespace ListTracesResponse {
    export type AsObject = {
        tracesList: Array<Trace.AsObject>,
        droppedTraces: string,
    }
}

export class GetTraceRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetTraceRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetTraceRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetTraceRequest): GetTraceRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetTraceRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetTraceRequest;
    static deserializeBinaryFromReader(message: GetTraceRequest, reader: jspb.BinaryReader): GetTraceRequest;
}

export namespace GetTraceRequest {
    export type AsObject = {
        id: string,
    }
}

export class Trace extends jspb.Message { 
    getId(): string;
    setId(value: string): Trace;
    getName(): string;
    setName(value: string): Trace;

    hasStartTime(): boolean;
    clearStartTime(): void;
    getStartTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setStartTime(value?: google_protobuf_timestamp_pb.Timestamp): Trace;

    hasDuration(): boolean;
    clearDuration(): void;
    getDuration(): google_protobuf_duration_pb.Duration | undefined;
    setDuration(value?: google_protobuf_duration_pb.Duration): Trace;
    clearServicesList(): void;
    getServicesList(): Array<string>;
    setServicesList(value: Array<string>): Trace;
    addServices(value: string, index?: number): string;
    getFailed(): boolean;
    setFailed(value: boolean): Trace;
    clearRequestIdsList(): void;
    getRequestIdsList(): Array<string>;
    setRequestIdsList(value: Array<string>): Trace;
    addRequestIds(value: string, index?: number): string;
    clearOrderIdsList(): void;
    getOrderIdsList(): Array<string>;
    setOrderIdsList(value: Array<string>): Trace;
    addOrderIds(value: string, index?: number): string;
    getSpanCount(): number;
    setSpanCount(value: number): Trace;
    clearSpansList(): void;
    getSpansList(): Array<TraceSpan>;
    setSpansList(value: Array<TraceSpan>): Trace;
    addSpans(value?: TraceSpan, index?: number): TraceSpan;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Trace.AsObject;
    static toObject(includeInstance: boolean, msg: Trace): Trace.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Trace, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Trace;
    static deserializeBinaryFromReader(message: Trace, reader: jspb.BinaryReader): Trace;
}

export namespace Trace {
    export type AsObject = {
        id: string,
        name: string,
        startTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        duration?: google_protobuf_duration_pb.Duration.AsObject,
        servicesList: Array<string>,
        failed: boolean,
        requestIdsList: Array<string>,
        orderIdsList: Array<string>,
        spanCount: number,
        spansList: Array<TraceSpan.AsObject>,
    }
}

export class TraceSpan extends jspb.Message { 
    getId(): string;
    setId(value: string): TraceSpan;
    getParentId(): string;
    setParentId(value: string): TraceSpan;
    getName(): string;
    setName(value: string): TraceSpan;
    getService(): string;
    setService(value: string): TraceSpan;
    getInstance(): string;
    setInstance(value: string): TraceSpan;
    getProxy(): string;
    setProxy(value: string): TraceSpan;
    getKind(): TraceSpan.Kind;
    setKind(value: TraceSpan.Kind): TraceSpan;

    hasStartTime(): boolean;
    clearStartTime(): void;
    getStartTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setStartTime(value?: google_protobuf_timestamp_pb.Timestamp): TraceSpan;

    hasDuration(): boolean;
    clearDuration(): void;
    getDuration(): google_protobuf_duration_pb.Duration | undefined;
    setDuration(value?: google_protobuf_duration_pb.Duration): TraceSpan;
    getFailed(): boolean;
    setFailed(value: boolean): TraceSpan;
    getError(): string;
    setError(value: string): TraceSpan;

    getAttributesMap(): jspb.Map<string, string>;
    clearAttributesMap(): void;
    clearEventsList(): void;
    getEventsList(): Array<SpanEvent>;
    setEventsList(value: Array<SpanEvent>): TraceSpan;
    addEvents(value?: SpanEvent, index?: number): SpanEvent;
    clearLinksList(): void;
    getLinksList(): Array<SpanLink>;
    setLinksList(value: Array<SpanLink>): TraceSpan;
    addLinks(value?: SpanLink, index?: number): SpanLink;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): TraceSpan.AsObject;
    static toObject(includeInstance: boolean, msg: TraceSpan): TraceSpan.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: TraceSpan, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): TraceSpan;
    static deserializeBinaryFromReader(message: TraceSpan, reader: jspb.BinaryReader): TraceSpan;
}

export namespace TraceSpan {
    export type AsObject = {
        id: string,
        parentId: string,
        name: string,
        service: string,
        instance: string,
        proxy: string,
        kind: TraceSpan.Kind,
        startTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        duration?: google_protobuf_duration_pb.Duration.AsObject,
        failed: boolean,
        error: string,

        attributesMap: Array<[string, string]>,
        eventsList: Array<SpanEvent.AsObject>,
        linksList: Array<SpanLink.AsObject>,
    }

    export enum Kind {
    KIND_UNSPECIFIED = 0,
    INTERNAL = 1,
    SERVER = 2,
    CLIENT = 3,
    PRODUCER = 4,
    CONSUMER = 5,
    }

}

export class SpanEvent extends jspb.Message { 

    hasTime(): boolean;
    clearTime(): void;
    getTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setTime(value?: google_protobuf_timestamp_pb.Timestamp): SpanEvent;
    getName(): string;
    setName(value: string): SpanEvent;

    getAttributesMap(): jspb.Map<string, string>;
    clearAttributesMap(): void;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SpanEvent.AsObject;
    static toObject(includeInstance: boolean, msg: SpanEvent): SpanEvent.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SpanEvent, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SpanEvent;
    static deserializeBinaryFromReader(message: SpanEvent, reader: jspb.BinaryReader): SpanEvent;
}

export namespace SpanEvent {
    export type AsObject = {
        time?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        name: string,

        attributesMap: Array<[string, string]>,
    }
}

export class SpanLink extends jspb.Message { 
    getTraceId(): string;
    setTraceId(value: string): SpanLink;
    getSpanId(): string;
    setSpanId(value: string): SpanLink;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SpanLink.AsObject;
    static toObject(includeInstance: boolean, msg: SpanLink): SpanLink.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SpanLink, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SpanLink;
    static deserializeBinaryFromReader(message: SpanLink, reader: jspb.BinaryReader): SpanLink;
}

export namespace SpanLink {
    export type AsObject = {
        traceId: string,
        spanId: string,
    }
}

export class WatchFiguresRequest extends jspb.Message { 
    getCursor(): string;
    setCursor(value: string): WatchFiguresRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchFiguresRequest.AsObject;
    static toObject(includeInstance: boolean, msg: WatchFiguresRequest): WatchFiguresRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchFiguresRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchFiguresRequest;
    static deserializeBinaryFromReader(message: WatchFiguresRequest, reader: jspb.BinaryReader): WatchFiguresRequest;
}

export namespace WatchFiguresRequest {
    export type AsObject = {
        cursor: string,
    }
}

export class FiguresSeen extends jspb.Message { 
    clearEdgesList(): void;
    getEdgesList(): Array<EdgeFigures>;
    setEdgesList(value: Array<EdgeFigures>): FiguresSeen;
    addEdges(value?: EdgeFigures, index?: number): EdgeFigures;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): FiguresSeen.AsObject;
    static toObject(includeInstance: boolean, msg: FiguresSeen): FiguresSeen.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: FiguresSeen, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): FiguresSeen;
    static deserializeBinaryFromReader(message: FiguresSeen, reader: jspb.BinaryReader): FiguresSeen;
}

export namespace FiguresSeen {
    export type AsObject = {
        edgesList: Array<EdgeFigures.AsObject>,
    }
}

export class EdgeFigures extends jspb.Message { 
    getSource(): string;
    setSource(value: string): EdgeFigures;
    getDestination(): string;
    setDestination(value: string): EdgeFigures;
    getRate(): number;
    setRate(value: number): EdgeFigures;
    getErrorRate(): number;
    setErrorRate(value: number): EdgeFigures;
    getP50Ms(): number;
    setP50Ms(value: number): EdgeFigures;
    getP99Ms(): number;
    setP99Ms(value: number): EdgeFigures;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): EdgeFigures.AsObject;
    static toObject(includeInstance: boolean, msg: EdgeFigures): EdgeFigures.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: EdgeFigures, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): EdgeFigures;
    static deserializeBinaryFromReader(message: EdgeFigures, reader: jspb.BinaryReader): EdgeFigures;
}

export namespace EdgeFigures {
    export type AsObject = {
        source: string,
        destination: string,
        rate: number,
        errorRate: number,
        p50Ms: number,
        p99Ms: number,
    }
}

export class WatchFiguresResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): FiguresSeen | undefined;
    setItem(value?: FiguresSeen): WatchFiguresResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): WatchFiguresResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): WatchFiguresResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): WatchFiguresResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): WatchFiguresResponse;

    getFrameCase(): WatchFiguresResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchFiguresResponse.AsObject;
    static toObject(includeInstance: boolean, msg: WatchFiguresResponse): WatchFiguresResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchFiguresResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchFiguresResponse;
    static deserializeBinaryFromReader(message: WatchFiguresResponse, reader: jspb.BinaryReader): WatchFiguresResponse;
}

export namespace WatchFiguresResponse {
    export type AsObject = {
        item?: FiguresSeen.AsObject,
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
