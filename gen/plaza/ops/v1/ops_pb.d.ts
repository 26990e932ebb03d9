// package: plaza.ops.v1
// file: plaza/ops/v1/ops.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";

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
