// package: plaza.accounts.v1
// file: plaza/accounts/v1/accounts.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_api_httpbody_pb from "../../../google/api/httpbody_pb";
import * as google_protobuf_empty_pb from "google-protobuf/google/protobuf/empty_pb";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

export class User extends jspb.Message { 
    getId(): string;
    setId(value: string): User;

    hasEmail(): boolean;
    clearEmail(): void;
    getEmail(): string | undefined;
    setEmail(value: string): User;

    hasUsername(): boolean;
    clearUsername(): void;
    getUsername(): string | undefined;
    setUsername(value: string): User;

    hasFullName(): boolean;
    clearFullName(): void;
    getFullName(): string | undefined;
    setFullName(value: string): User;
    clearRolesList(): void;
    getRolesList(): Array<string>;
    setRolesList(value: Array<string>): User;
    addRoles(value: string, index?: number): string;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): User;

    hasUpdateTime(): boolean;
    clearUpdateTime(): void;
    getUpdateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setUpdateTime(value?: google_protobuf_timestamp_pb.Timestamp): User;
    getEtag(): string;
    setEtag(value: string): User;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): User.AsObject;
    static toObject(includeInstance: boolean, msg: User): User.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: User, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): User;
    static deserializeBinaryFromReader(message: User, reader: jspb.BinaryReader): User;
}

export namespace User {
    export type AsObject = {
        id: string,
        email?: string,
        username?: string,
        fullName?: string,
        rolesList: Array<string>,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        updateTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        etag: string,
    }
}

export class CreateUserRequest extends jspb.Message { 
    getEmail(): string;
    setEmail(value: string): CreateUserRequest;
    getPassword(): string;
    setPassword(value: string): CreateUserRequest;
    getFullName(): string;
    setFullName(value: string): CreateUserRequest;
    getUsername(): string;
    setUsername(value: string): CreateUserRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateUserRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateUserRequest): CreateUserRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateUserRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateUserRequest;
    static deserializeBinaryFromReader(message: CreateUserRequest, reader: jspb.BinaryReader): CreateUserRequest;
}

export namespace CreateUserRequest {
    export type AsObject = {
        email: string,
        password: string,
        fullName: string,
        username: string,
    }
}

export class GetUserRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): GetUserRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetUserRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetUserRequest): GetUserRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetUserRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetUserRequest;
    static deserializeBinaryFromReader(message: GetUserRequest, reader: jspb.BinaryReader): GetUserRequest;
}

export namespace GetUserRequest {
    export type AsObject = {
        id: string,
    }
}

export class ListUsersRequest extends jspb.Message { 
    getPageSize(): number;
    setPageSize(value: number): ListUsersRequest;
    getPageToken(): string;
    setPageToken(value: string): ListUsersRequest;
    getFilter(): string;
    setFilter(value: string): ListUsersRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListUsersRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListUsersRequest): ListUsersRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListUsersRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListUsersRequest;
    static deserializeBinaryFromReader(message: ListUsersRequest, reader: jspb.BinaryReader): ListUsersRequest;
}

export namespace ListUsersRequest {
    export type AsObject = {
        pageSize: number,
        pageToken: string,
        filter: string,
    }
}

export class ListUsersResponse extends jspb.Message { 
    clearUsersList(): void;
    getUsersList(): Array<User>;
    setUsersList(value: Array<User>): ListUsersResponse;
    addUsers(value?: User, index?: number): User;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListUsersResponse;
    getTotalSize(): number;
    setTotalSize(value: number): ListUsersResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListUsersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListUsersResponse): ListUsersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListUsersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListUsersResponse;
    static deserializeBinaryFromReader(message: ListUsersResponse, reader: jspb.BinaryReader): ListUsersResponse;
}

export namespace ListUsersResponse {
    export type AsObject = {
        usersList: Array<User.AsObject>,
        nextPageToken: string,
        totalSize: number,
    }
}

export class BatchGetUsersRequest extends jspb.Message { 
    clearIdsList(): void;
    getIdsList(): Array<string>;
    setIdsList(value: Array<string>): BatchGetUsersRequest;
    addIds(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchGetUsersRequest.AsObject;
    static toObject(includeInstance: boolean, msg: BatchGetUsersRequest): BatchGetUsersRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchGetUsersRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchGetUsersRequest;
    static deserializeBinaryFromReader(message: BatchGetUsersRequest, reader: jspb.BinaryReader): BatchGetUsersRequest;
}

export namespace BatchGetUsersRequest {
    export type AsObject = {
        idsList: Array<string>,
    }
}

export class BatchGetUsersResponse extends jspb.Message { 

    getFoundMap(): jspb.Map<string, User>;
    clearFoundMap(): void;
    clearNotFoundList(): void;
    getNotFoundList(): Array<string>;
    setNotFoundList(value: Array<string>): BatchGetUsersResponse;
    addNotFound(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchGetUsersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: BatchGetUsersResponse): BatchGetUsersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchGetUsersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchGetUsersResponse;
    static deserializeBinaryFromReader(message: BatchGetUsersResponse, reader: jspb.BinaryReader): BatchGetUsersResponse;
}

export namespace BatchGetUsersResponse {
    export type AsObject = {

        foundMap: Array<[string, User.AsObject]>,
        notFoundList: Array<string>,
    }
}

export class UpdateUserRequest extends jspb.Message { 

    hasUser(): boolean;
    clearUser(): void;
    getUser(): User | undefined;
    setUser(value?: User): UpdateUserRequest;

    hasUpdateMask(): boolean;
    clearUpdateMask(): void;
    getUpdateMask(): google_protobuf_field_mask_pb.FieldMask | undefined;
    setUpdateMask(value?: google_protobuf_field_mask_pb.FieldMask): UpdateUserRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateUserRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateUserRequest): UpdateUserRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateUserRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateUserRequest;
    static deserializeBinaryFromReader(message: UpdateUserRequest, reader: jspb.BinaryReader): UpdateUserRequest;
}

export namespace UpdateUserRequest {
    export type AsObject = {
        user?: User.AsObject,
        updateMask?: google_protobuf_field_mask_pb.FieldMask.AsObject,
    }
}

export class DeleteUserRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): DeleteUserRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteUserRequest.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteUserRequest): DeleteUserRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteUserRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteUserRequest;
    static deserializeBinaryFromReader(message: DeleteUserRequest, reader: jspb.BinaryReader): DeleteUserRequest;
}

export namespace DeleteUserRequest {
    export type AsObject = {
        id: string,
    }
}

export class SetUserRolesRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): SetUserRolesRequest;
    clearRolesList(): void;
    getRolesList(): Array<string>;
    setRolesList(value: Array<string>): SetUserRolesRequest;
    addRoles(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SetUserRolesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SetUserRolesRequest): SetUserRolesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SetUserRolesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SetUserRolesRequest;
    static deserializeBinaryFromReader(message: SetUserRolesRequest, reader: jspb.BinaryReader): SetUserRolesRequest;
}

export namespace SetUserRolesRequest {
    export type AsObject = {
        id: string,
        rolesList: Array<string>,
    }
}

export class ChangePasswordRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): ChangePasswordRequest;
    getOldPassword(): string;
    setOldPassword(value: string): ChangePasswordRequest;
    getNewPassword(): string;
    setNewPassword(value: string): ChangePasswordRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ChangePasswordRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ChangePasswordRequest): ChangePasswordRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ChangePasswordRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ChangePasswordRequest;
    static deserializeBinaryFromReader(message: ChangePasswordRequest, reader: jspb.BinaryReader): ChangePasswordRequest;
}

export namespace ChangePasswordRequest {
    export type AsObject = {
        id: string,
        oldPassword: string,
        newPassword: string,
    }
}

export class EndSessionsRequest extends jspb.Message { 
    getId(): string;
    setId(value: string): EndSessionsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): EndSessionsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: EndSessionsRequest): EndSessionsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: EndSessionsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): EndSessionsRequest;
    static deserializeBinaryFromReader(message: EndSessionsRequest, reader: jspb.BinaryReader): EndSessionsRequest;
}

export namespace EndSessionsRequest {
    export type AsObject = {
        id: string,
    }
}

export class CreateSessionRequest extends jspb.Message { 
    getEmail(): string;
    setEmail(value: string): CreateSessionRequest;
    getPassword(): string;
    setPassword(value: string): CreateSessionRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateSessionRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateSessionRequest): CreateSessionRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateSessionRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateSessionRequest;
    static deserializeBinaryFromReader(message: CreateSessionRequest, reader: jspb.BinaryReader): CreateSessionRequest;
}

export namespace CreateSessionRequest {
    export type AsObject = {
        email: string,
        password: string,
    }
}

export class Session extends jspb.Message { 
    getAccessToken(): string;
    setAccessToken(value: string): Session;
    getRefreshToken(): string;
    setRefreshToken(value: string): Session;

    hasExpireTime(): boolean;
    clearExpireTime(): void;
    getExpireTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setExpireTime(value?: google_protobuf_timestamp_pb.Timestamp): Session;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Session.AsObject;
    static toObject(includeInstance: boolean, msg: Session): Session.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Session, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Session;
    static deserializeBinaryFromReader(message: Session, reader: jspb.BinaryReader): Session;
}

export namespace Session {
    export type AsObject = {
        accessToken: string,
        refreshToken: string,
        expireTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }
}

export class RefreshSessionRequest extends jspb.Message { 
    getRefreshToken(): string;
    setRefreshToken(value: string): RefreshSessionRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RefreshSessionRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RefreshSessionRequest): RefreshSessionRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RefreshSessionRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RefreshSessionRequest;
    static deserializeBinaryFromReader(message: RefreshSessionRequest, reader: jspb.BinaryReader): RefreshSessionRequest;
}

export namespace RefreshSessionRequest {
    export type AsObject = {
        refreshToken: string,
    }
}

export class RevokeSessionRequest extends jspb.Message { 
    getRefreshToken(): string;
    setRefreshToken(value: string): RevokeSessionRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RevokeSessionRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RevokeSessionRequest): RevokeSessionRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RevokeSessionRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RevokeSessionRequest;
    static deserializeBinaryFromReader(message: RevokeSessionRequest, reader: jspb.BinaryReader): RevokeSessionRequest;
}

export namespace RevokeSessionRequest {
    export type AsObject = {
        refreshToken: string,
    }
}

export class GetJwksRequest extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetJwksRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetJwksRequest): GetJwksRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetJwksRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetJwksRequest;
    static deserializeBinaryFromReader(message: GetJwksRequest, reader: jspb.BinaryReader): GetJwksRequest;
}

export namespace GetJwksRequest {
    export type AsObject = {
    }
}

export class RotateKeyRequest extends jspb.Message { 
    getRequestId(): string;
    setRequestId(value: string): RotateKeyRequest;
    getRevokeOld(): boolean;
    setRevokeOld(value: boolean): RotateKeyRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RotateKeyRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RotateKeyRequest): RotateKeyRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RotateKeyRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RotateKeyRequest;
    static deserializeBinaryFromReader(message: RotateKeyRequest, reader: jspb.BinaryReader): RotateKeyRequest;
}

export namespace RotateKeyRequest {
    export type AsObject = {
        requestId: string,
        revokeOld: boolean,
    }
}

export class RotateKeyResponse extends jspb.Message { 
    getKid(): string;
    setKid(value: string): RotateKeyResponse;

    hasActiveTime(): boolean;
    clearActiveTime(): void;
    getActiveTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setActiveTime(value?: google_protobuf_timestamp_pb.Timestamp): RotateKeyResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RotateKeyResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RotateKeyResponse): RotateKeyResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RotateKeyResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RotateKeyResponse;
    static deserializeBinaryFromReader(message: RotateKeyResponse, reader: jspb.BinaryReader): RotateKeyResponse;
}

export namespace RotateKeyResponse {
    export type AsObject = {
        kid: string,
        activeTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }
}

export class StreamUsersRequest extends jspb.Message { 
    getFilter(): string;
    setFilter(value: string): StreamUsersRequest;
    getCursor(): string;
    setCursor(value: string): StreamUsersRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): StreamUsersRequest.AsObject;
    static toObject(includeInstance: boolean, msg: StreamUsersRequest): StreamUsersRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: StreamUsersRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): StreamUsersRequest;
    static deserializeBinaryFromReader(message: StreamUsersRequest, reader: jspb.BinaryReader): StreamUsersRequest;
}

export namespace StreamUsersRequest {
    export type AsObject = {
        filter: string,
        cursor: string,
    }
}

export class StreamUsersResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): User | undefined;
    setItem(value?: User): StreamUsersResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): StreamUsersResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): StreamUsersResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): StreamUsersResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): StreamUsersResponse;

    getFrameCase(): StreamUsersResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): StreamUsersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: StreamUsersResponse): StreamUsersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: StreamUsersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): StreamUsersResponse;
    static deserializeBinaryFromReader(message: StreamUsersResponse, reader: jspb.BinaryReader): StreamUsersResponse;
}

export namespace StreamUsersResponse {
    export type AsObject = {
        item?: User.AsObject,
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

export class ImportUsersResponse extends jspb.Message { 
    getCreated(): number;
    setCreated(value: number): ImportUsersResponse;
    clearFailedList(): void;
    getFailedList(): Array<ImportUsersResponse.Failure>;
    setFailedList(value: Array<ImportUsersResponse.Failure>): ImportUsersResponse;
    addFailed(value?: ImportUsersResponse.Failure, index?: number): ImportUsersResponse.Failure;
    getFailedCount(): number;
    setFailedCount(value: number): ImportUsersResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ImportUsersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ImportUsersResponse): ImportUsersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ImportUsersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ImportUsersResponse;
    static deserializeBinaryFromReader(message: ImportUsersResponse, reader: jspb.BinaryReader): ImportUsersResponse;
}

export namespace ImportUsersResponse {
    export type AsObject = {
        created: number,
        failedList: Array<ImportUsersResponse.Failure.AsObject>,
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

export class WatchRevocationsRequest extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchRevocationsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: WatchRevocationsRequest): WatchRevocationsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchRevocationsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchRevocationsRequest;
    static deserializeBinaryFromReader(message: WatchRevocationsRequest, reader: jspb.BinaryReader): WatchRevocationsRequest;
}

export namespace WatchRevocationsRequest {
    export type AsObject = {
    }
}

export class WatchRevocationsResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): RevocationList | undefined;
    setItem(value?: RevocationList): WatchRevocationsResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): WatchRevocationsResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): WatchRevocationsResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): WatchRevocationsResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): WatchRevocationsResponse;

    getFrameCase(): WatchRevocationsResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchRevocationsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: WatchRevocationsResponse): WatchRevocationsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchRevocationsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchRevocationsResponse;
    static deserializeBinaryFromReader(message: WatchRevocationsResponse, reader: jspb.BinaryReader): WatchRevocationsResponse;
}

export namespace WatchRevocationsResponse {
    export type AsObject = {
        item?: RevocationList.AsObject,
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

export class RevocationList extends jspb.Message { 
    clearRevocationsList(): void;
    getRevocationsList(): Array<Revocation>;
    setRevocationsList(value: Array<Revocation>): RevocationList;
    addRevocations(value?: Revocation, index?: number): Revocation;
    getComplete(): boolean;
    setComplete(value: boolean): RevocationList;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RevocationList.AsObject;
    static toObject(includeInstance: boolean, msg: RevocationList): RevocationList.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RevocationList, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RevocationList;
    static deserializeBinaryFromReader(message: RevocationList, reader: jspb.BinaryReader): RevocationList;
}

export namespace RevocationList {
    export type AsObject = {
        revocationsList: Array<Revocation.AsObject>,
        complete: boolean,
    }
}

export class Revocation extends jspb.Message { 
    getId(): string;
    setId(value: string): Revocation;
    getLeastVersion(): number;
    setLeastVersion(value: number): Revocation;
    getSparedSessionId(): string;
    setSparedSessionId(value: string): Revocation;
    getKeepSeconds(): number;
    setKeepSeconds(value: number): Revocation;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Revocation.AsObject;
    static toObject(includeInstance: boolean, msg: Revocation): Revocation.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Revocation, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Revocation;
    static deserializeBinaryFromReader(message: Revocation, reader: jspb.BinaryReader): Revocation;
}

export namespace Revocation {
    export type AsObject = {
        id: string,
        leastVersion: number,
        sparedSessionId: string,
        keepSeconds: number,
    }
}
