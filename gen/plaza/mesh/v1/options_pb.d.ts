// package: plaza.mesh.v1
// file: plaza/mesh/v1/options.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_descriptor_pb from "google-protobuf/google/protobuf/descriptor_pb";

export class MethodPolicy extends jspb.Message { 
    getAccess(): MethodPolicy.Access;
    setAccess(value: MethodPolicy.Access): MethodPolicy;
    clearCallersList(): void;
    getCallersList(): Array<string>;
    setCallersList(value: Array<string>): MethodPolicy;
    addCallers(value: string, index?: number): string;
    getDeadlineMs(): number;
    setDeadlineMs(value: number): MethodPolicy;
    getMaxRequestBytes(): number;
    setMaxRequestBytes(value: number): MethodPolicy;
    getSuccessStatus(): number;
    setSuccessStatus(value: number): MethodPolicy;
    getRateLimit(): string;
    setRateLimit(value: string): MethodPolicy;
    getIdleTimeoutMs(): number;
    setIdleTimeoutMs(value: number): MethodPolicy;
    getIfMatch(): boolean;
    setIfMatch(value: boolean): MethodPolicy;
    clearAuditList(): void;
    getAuditList(): Array<string>;
    setAuditList(value: Array<string>): MethodPolicy;
    addAudit(value: string, index?: number): string;
    getUnaudited(): string;
    setUnaudited(value: string): MethodPolicy;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): MethodPolicy.AsObject;
    static toObject(includeInstance: boolean, msg: MethodPolicy): MethodPolicy.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: MethodPolicy, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): MethodPolicy;
    static deserializeBinaryFromReader(message: MethodPolicy, reader: jspb.BinaryReader): MethodPolicy;
}

export namespace MethodPolicy {
    export type AsObject = {
        access: MethodPolicy.Access,
        callersList: Array<string>,
        deadlineMs: number,
        maxRequestBytes: number,
        successStatus: number,
        rateLimit: string,
        idleTimeoutMs: number,
        ifMatch: boolean,
        auditList: Array<string>,
        unaudited: string,
    }

    export enum Access {
    ACCESS_UNSPECIFIED = 0,
    PUBLIC = 1,
    USER = 2,
    SELF = 3,
    STAFF = 4,
    ADMIN = 5,
    MESH = 6,
    }

}

export const method: jspb.ExtensionFieldInfo<MethodPolicy>;
