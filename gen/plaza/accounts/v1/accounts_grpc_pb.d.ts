// package: plaza.accounts.v1
// file: plaza/accounts/v1/accounts.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_accounts_v1_accounts_pb from "../../../plaza/accounts/v1/accounts_pb";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_api_httpbody_pb from "../../../google/api/httpbody_pb";
import * as google_protobuf_empty_pb from "google-protobuf/google/protobuf/empty_pb";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

interface IAccountsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    createUser: IAccountsService_ICreateUser;
    getUser: IAccountsService_IGetUser;
    listUsers: IAccountsService_IListUsers;
    batchGetUsers: IAccountsService_IBatchGetUsers;
    streamUsers: IAccountsService_IStreamUsers;
    importUsers: IAccountsService_IImportUsers;
    updateUser: IAccountsService_IUpdateUser;
    deleteUser: IAccountsService_IDeleteUser;
    setUserRoles: IAccountsService_ISetUserRoles;
    changePassword: IAccountsService_IChangePassword;
    endSessions: IAccountsService_IEndSessions;
}

interface IAccountsService_ICreateUser extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.CreateUserRequest, plaza_accounts_v1_accounts_pb.User> {
    path: "/plaza.accounts.v1.Accounts/CreateUser";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.User>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.User>;
}
interface IAccountsService_IGetUser extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.GetUserRequest, plaza_accounts_v1_accounts_pb.User> {
    path: "/plaza.accounts.v1.Accounts/GetUser";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.GetUserRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.GetUserRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.User>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.User>;
}
interface IAccountsService_IListUsers extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.ListUsersRequest, plaza_accounts_v1_accounts_pb.ListUsersResponse> {
    path: "/plaza.accounts.v1.Accounts/ListUsers";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.ListUsersRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.ListUsersRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.ListUsersResponse>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.ListUsersResponse>;
}
interface IAccountsService_IBatchGetUsers extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, plaza_accounts_v1_accounts_pb.BatchGetUsersResponse> {
    path: "/plaza.accounts.v1.Accounts/BatchGetUsers";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.BatchGetUsersRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.BatchGetUsersRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.BatchGetUsersResponse>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.BatchGetUsersResponse>;
}
interface IAccountsService_IStreamUsers extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.StreamUsersRequest, plaza_accounts_v1_accounts_pb.StreamUsersResponse> {
    path: "/plaza.accounts.v1.Accounts/StreamUsers";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.StreamUsersRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.StreamUsersRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.StreamUsersResponse>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.StreamUsersResponse>;
}
interface IAccountsService_IImportUsers extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.CreateUserRequest, plaza_accounts_v1_accounts_pb.ImportUsersResponse> {
    path: "/plaza.accounts.v1.Accounts/ImportUsers";
    requestStream: true;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.ImportUsersResponse>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.ImportUsersResponse>;
}
interface IAccountsService_IUpdateUser extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.UpdateUserRequest, plaza_accounts_v1_accounts_pb.User> {
    path: "/plaza.accounts.v1.Accounts/UpdateUser";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.UpdateUserRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.UpdateUserRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.User>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.User>;
}
interface IAccountsService_IDeleteUser extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.DeleteUserRequest, google_protobuf_empty_pb.Empty> {
    path: "/plaza.accounts.v1.Accounts/DeleteUser";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.DeleteUserRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.DeleteUserRequest>;
    responseSerialize: grpc.serialize<google_protobuf_empty_pb.Empty>;
    responseDeserialize: grpc.deserialize<google_protobuf_empty_pb.Empty>;
}
interface IAccountsService_ISetUserRoles extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.SetUserRolesRequest, plaza_accounts_v1_accounts_pb.User> {
    path: "/plaza.accounts.v1.Accounts/SetUserRoles";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.SetUserRolesRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.SetUserRolesRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.User>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.User>;
}
interface IAccountsService_IChangePassword extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.ChangePasswordRequest, google_protobuf_empty_pb.Empty> {
    path: "/plaza.accounts.v1.Accounts/ChangePassword";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.ChangePasswordRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.ChangePasswordRequest>;
    responseSerialize: grpc.serialize<google_protobuf_empty_pb.Empty>;
    responseDeserialize: grpc.deserialize<google_protobuf_empty_pb.Empty>;
}
interface IAccountsService_IEndSessions extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.EndSessionsRequest, google_protobuf_empty_pb.Empty> {
    path: "/plaza.accounts.v1.Accounts/EndSessions";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.EndSessionsRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.EndSessionsRequest>;
    responseSerialize: grpc.serialize<google_protobuf_empty_pb.Empty>;
    responseDeserialize: grpc.deserialize<google_protobuf_empty_pb.Empty>;
}

export const AccountsService: IAccountsService;

export interface IAccountsServer extends grpc.UntypedServiceImplementation {
    createUser: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.CreateUserRequest, plaza_accounts_v1_accounts_pb.User>;
    getUser: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.GetUserRequest, plaza_accounts_v1_accounts_pb.User>;
    listUsers: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.ListUsersRequest, plaza_accounts_v1_accounts_pb.ListUsersResponse>;
    batchGetUsers: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, plaza_accounts_v1_accounts_pb.BatchGetUsersResponse>;
    streamUsers: grpc.handleServerStreamingCall<plaza_accounts_v1_accounts_pb.StreamUsersRequest, plaza_accounts_v1_accounts_pb.StreamUsersResponse>;
    importUsers: grpc.handleClientStreamingCall<plaza_accounts_v1_accounts_pb.CreateUserRequest, plaza_accounts_v1_accounts_pb.ImportUsersResponse>;
    updateUser: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.UpdateUserRequest, plaza_accounts_v1_accounts_pb.User>;
    deleteUser: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.DeleteUserRequest, google_protobuf_empty_pb.Empty>;
    setUserRoles: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.SetUserRolesRequest, plaza_accounts_v1_accounts_pb.User>;
    changePassword: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.ChangePasswordRequest, google_protobuf_empty_pb.Empty>;
    endSessions: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.EndSessionsRequest, google_protobuf_empty_pb.Empty>;
}

export interface IAccountsClient {
    createUser(request: plaza_accounts_v1_accounts_pb.CreateUserRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    createUser(request: plaza_accounts_v1_accounts_pb.CreateUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    createUser(request: plaza_accounts_v1_accounts_pb.CreateUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    getUser(request: plaza_accounts_v1_accounts_pb.GetUserRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    getUser(request: plaza_accounts_v1_accounts_pb.GetUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    getUser(request: plaza_accounts_v1_accounts_pb.GetUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    listUsers(request: plaza_accounts_v1_accounts_pb.ListUsersRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ListUsersResponse) => void): grpc.ClientUnaryCall;
    listUsers(request: plaza_accounts_v1_accounts_pb.ListUsersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ListUsersResponse) => void): grpc.ClientUnaryCall;
    listUsers(request: plaza_accounts_v1_accounts_pb.ListUsersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ListUsersResponse) => void): grpc.ClientUnaryCall;
    batchGetUsers(request: plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.BatchGetUsersResponse) => void): grpc.ClientUnaryCall;
    batchGetUsers(request: plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.BatchGetUsersResponse) => void): grpc.ClientUnaryCall;
    batchGetUsers(request: plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.BatchGetUsersResponse) => void): grpc.ClientUnaryCall;
    streamUsers(request: plaza_accounts_v1_accounts_pb.StreamUsersRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.StreamUsersResponse>;
    streamUsers(request: plaza_accounts_v1_accounts_pb.StreamUsersRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.StreamUsersResponse>;
    importUsers(callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    importUsers(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    importUsers(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    importUsers(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    updateUser(request: plaza_accounts_v1_accounts_pb.UpdateUserRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    updateUser(request: plaza_accounts_v1_accounts_pb.UpdateUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    updateUser(request: plaza_accounts_v1_accounts_pb.UpdateUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    deleteUser(request: plaza_accounts_v1_accounts_pb.DeleteUserRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    deleteUser(request: plaza_accounts_v1_accounts_pb.DeleteUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    deleteUser(request: plaza_accounts_v1_accounts_pb.DeleteUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    setUserRoles(request: plaza_accounts_v1_accounts_pb.SetUserRolesRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    setUserRoles(request: plaza_accounts_v1_accounts_pb.SetUserRolesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    setUserRoles(request: plaza_accounts_v1_accounts_pb.SetUserRolesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    changePassword(request: plaza_accounts_v1_accounts_pb.ChangePasswordRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    changePassword(request: plaza_accounts_v1_accounts_pb.ChangePasswordRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    changePassword(request: plaza_accounts_v1_accounts_pb.ChangePasswordRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    endSessions(request: plaza_accounts_v1_accounts_pb.EndSessionsRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    endSessions(request: plaza_accounts_v1_accounts_pb.EndSessionsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    endSessions(request: plaza_accounts_v1_accounts_pb.EndSessionsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

export class AccountsClient extends grpc.Client implements IAccountsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public createUser(request: plaza_accounts_v1_accounts_pb.CreateUserRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public createUser(request: plaza_accounts_v1_accounts_pb.CreateUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public createUser(request: plaza_accounts_v1_accounts_pb.CreateUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public getUser(request: plaza_accounts_v1_accounts_pb.GetUserRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public getUser(request: plaza_accounts_v1_accounts_pb.GetUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public getUser(request: plaza_accounts_v1_accounts_pb.GetUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public listUsers(request: plaza_accounts_v1_accounts_pb.ListUsersRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ListUsersResponse) => void): grpc.ClientUnaryCall;
    public listUsers(request: plaza_accounts_v1_accounts_pb.ListUsersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ListUsersResponse) => void): grpc.ClientUnaryCall;
    public listUsers(request: plaza_accounts_v1_accounts_pb.ListUsersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ListUsersResponse) => void): grpc.ClientUnaryCall;
    public batchGetUsers(request: plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.BatchGetUsersResponse) => void): grpc.ClientUnaryCall;
    public batchGetUsers(request: plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.BatchGetUsersResponse) => void): grpc.ClientUnaryCall;
    public batchGetUsers(request: plaza_accounts_v1_accounts_pb.BatchGetUsersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.BatchGetUsersResponse) => void): grpc.ClientUnaryCall;
    public streamUsers(request: plaza_accounts_v1_accounts_pb.StreamUsersRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.StreamUsersResponse>;
    public streamUsers(request: plaza_accounts_v1_accounts_pb.StreamUsersRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.StreamUsersResponse>;
    public importUsers(callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    public importUsers(metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    public importUsers(options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    public importUsers(metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.ImportUsersResponse) => void): grpc.ClientWritableStream<plaza_accounts_v1_accounts_pb.CreateUserRequest>;
    public updateUser(request: plaza_accounts_v1_accounts_pb.UpdateUserRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public updateUser(request: plaza_accounts_v1_accounts_pb.UpdateUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public updateUser(request: plaza_accounts_v1_accounts_pb.UpdateUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public deleteUser(request: plaza_accounts_v1_accounts_pb.DeleteUserRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public deleteUser(request: plaza_accounts_v1_accounts_pb.DeleteUserRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public deleteUser(request: plaza_accounts_v1_accounts_pb.DeleteUserRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public setUserRoles(request: plaza_accounts_v1_accounts_pb.SetUserRolesRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public setUserRoles(request: plaza_accounts_v1_accounts_pb.SetUserRolesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public setUserRoles(request: plaza_accounts_v1_accounts_pb.SetUserRolesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.User) => void): grpc.ClientUnaryCall;
    public changePassword(request: plaza_accounts_v1_accounts_pb.ChangePasswordRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public changePassword(request: plaza_accounts_v1_accounts_pb.ChangePasswordRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public changePassword(request: plaza_accounts_v1_accounts_pb.ChangePasswordRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public endSessions(request: plaza_accounts_v1_accounts_pb.EndSessionsRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public endSessions(request: plaza_accounts_v1_accounts_pb.EndSessionsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public endSessions(request: plaza_accounts_v1_accounts_pb.EndSessionsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

interface ISessionsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    createSession: ISessionsService_ICreateSession;
    refreshSession: ISessionsService_IRefreshSession;
    revokeSession: ISessionsService_IRevokeSession;
}

interface ISessionsService_ICreateSession extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.CreateSessionRequest, plaza_accounts_v1_accounts_pb.Session> {
    path: "/plaza.accounts.v1.Sessions/CreateSession";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.CreateSessionRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.CreateSessionRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.Session>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.Session>;
}
interface ISessionsService_IRefreshSession extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.RefreshSessionRequest, plaza_accounts_v1_accounts_pb.Session> {
    path: "/plaza.accounts.v1.Sessions/RefreshSession";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.RefreshSessionRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.RefreshSessionRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.Session>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.Session>;
}
interface ISessionsService_IRevokeSession extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.RevokeSessionRequest, google_protobuf_empty_pb.Empty> {
    path: "/plaza.accounts.v1.Sessions/RevokeSession";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.RevokeSessionRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.RevokeSessionRequest>;
    responseSerialize: grpc.serialize<google_protobuf_empty_pb.Empty>;
    responseDeserialize: grpc.deserialize<google_protobuf_empty_pb.Empty>;
}

export const SessionsService: ISessionsService;

export interface ISessionsServer extends grpc.UntypedServiceImplementation {
    createSession: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.CreateSessionRequest, plaza_accounts_v1_accounts_pb.Session>;
    refreshSession: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.RefreshSessionRequest, plaza_accounts_v1_accounts_pb.Session>;
    revokeSession: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.RevokeSessionRequest, google_protobuf_empty_pb.Empty>;
}

export interface ISessionsClient {
    createSession(request: plaza_accounts_v1_accounts_pb.CreateSessionRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    createSession(request: plaza_accounts_v1_accounts_pb.CreateSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    createSession(request: plaza_accounts_v1_accounts_pb.CreateSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    refreshSession(request: plaza_accounts_v1_accounts_pb.RefreshSessionRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    refreshSession(request: plaza_accounts_v1_accounts_pb.RefreshSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    refreshSession(request: plaza_accounts_v1_accounts_pb.RefreshSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    revokeSession(request: plaza_accounts_v1_accounts_pb.RevokeSessionRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    revokeSession(request: plaza_accounts_v1_accounts_pb.RevokeSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    revokeSession(request: plaza_accounts_v1_accounts_pb.RevokeSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

export class SessionsClient extends grpc.Client implements ISessionsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public createSession(request: plaza_accounts_v1_accounts_pb.CreateSessionRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    public createSession(request: plaza_accounts_v1_accounts_pb.CreateSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    public createSession(request: plaza_accounts_v1_accounts_pb.CreateSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    public refreshSession(request: plaza_accounts_v1_accounts_pb.RefreshSessionRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    public refreshSession(request: plaza_accounts_v1_accounts_pb.RefreshSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    public refreshSession(request: plaza_accounts_v1_accounts_pb.RefreshSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.Session) => void): grpc.ClientUnaryCall;
    public revokeSession(request: plaza_accounts_v1_accounts_pb.RevokeSessionRequest, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public revokeSession(request: plaza_accounts_v1_accounts_pb.RevokeSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
    public revokeSession(request: plaza_accounts_v1_accounts_pb.RevokeSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_protobuf_empty_pb.Empty) => void): grpc.ClientUnaryCall;
}

interface IKeysService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    getJwks: IKeysService_IGetJwks;
    rotateKey: IKeysService_IRotateKey;
}

interface IKeysService_IGetJwks extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.GetJwksRequest, google_api_httpbody_pb.HttpBody> {
    path: "/plaza.accounts.v1.Keys/GetJwks";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.GetJwksRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.GetJwksRequest>;
    responseSerialize: grpc.serialize<google_api_httpbody_pb.HttpBody>;
    responseDeserialize: grpc.deserialize<google_api_httpbody_pb.HttpBody>;
}
interface IKeysService_IRotateKey extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.RotateKeyRequest, plaza_accounts_v1_accounts_pb.RotateKeyResponse> {
    path: "/plaza.accounts.v1.Keys/RotateKey";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.RotateKeyRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.RotateKeyRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.RotateKeyResponse>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.RotateKeyResponse>;
}

export const KeysService: IKeysService;

export interface IKeysServer extends grpc.UntypedServiceImplementation {
    getJwks: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.GetJwksRequest, google_api_httpbody_pb.HttpBody>;
    rotateKey: grpc.handleUnaryCall<plaza_accounts_v1_accounts_pb.RotateKeyRequest, plaza_accounts_v1_accounts_pb.RotateKeyResponse>;
}

export interface IKeysClient {
    getJwks(request: plaza_accounts_v1_accounts_pb.GetJwksRequest, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    getJwks(request: plaza_accounts_v1_accounts_pb.GetJwksRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    getJwks(request: plaza_accounts_v1_accounts_pb.GetJwksRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    rotateKey(request: plaza_accounts_v1_accounts_pb.RotateKeyRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.RotateKeyResponse) => void): grpc.ClientUnaryCall;
    rotateKey(request: plaza_accounts_v1_accounts_pb.RotateKeyRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.RotateKeyResponse) => void): grpc.ClientUnaryCall;
    rotateKey(request: plaza_accounts_v1_accounts_pb.RotateKeyRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.RotateKeyResponse) => void): grpc.ClientUnaryCall;
}

export class KeysClient extends grpc.Client implements IKeysClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public getJwks(request: plaza_accounts_v1_accounts_pb.GetJwksRequest, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    public getJwks(request: plaza_accounts_v1_accounts_pb.GetJwksRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    public getJwks(request: plaza_accounts_v1_accounts_pb.GetJwksRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: google_api_httpbody_pb.HttpBody) => void): grpc.ClientUnaryCall;
    public rotateKey(request: plaza_accounts_v1_accounts_pb.RotateKeyRequest, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.RotateKeyResponse) => void): grpc.ClientUnaryCall;
    public rotateKey(request: plaza_accounts_v1_accounts_pb.RotateKeyRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.RotateKeyResponse) => void): grpc.ClientUnaryCall;
    public rotateKey(request: plaza_accounts_v1_accounts_pb.RotateKeyRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_accounts_v1_accounts_pb.RotateKeyResponse) => void): grpc.ClientUnaryCall;
}

interface IRevocationsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    watchRevocations: IRevocationsService_IWatchRevocations;
}

interface IRevocationsService_IWatchRevocations extends grpc.MethodDefinition<plaza_accounts_v1_accounts_pb.WatchRevocationsRequest, plaza_accounts_v1_accounts_pb.WatchRevocationsResponse> {
    path: "/plaza.accounts.v1.Revocations/WatchRevocations";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.WatchRevocationsRequest>;
    requestDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.WatchRevocationsRequest>;
    responseSerialize: grpc.serialize<plaza_accounts_v1_accounts_pb.WatchRevocationsResponse>;
    responseDeserialize: grpc.deserialize<plaza_accounts_v1_accounts_pb.WatchRevocationsResponse>;
}

export const RevocationsService: IRevocationsService;

export interface IRevocationsServer extends grpc.UntypedServiceImplementation {
    watchRevocations: grpc.handleServerStreamingCall<plaza_accounts_v1_accounts_pb.WatchRevocationsRequest, plaza_accounts_v1_accounts_pb.WatchRevocationsResponse>;
}

export interface IRevocationsClient {
    watchRevocations(request: plaza_accounts_v1_accounts_pb.WatchRevocationsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.WatchRevocationsResponse>;
    watchRevocations(request: plaza_accounts_v1_accounts_pb.WatchRevocationsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.WatchRevocationsResponse>;
}

export class RevocationsClient extends grpc.Client implements IRevocationsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public watchRevocations(request: plaza_accounts_v1_accounts_pb.WatchRevocationsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.WatchRevocationsResponse>;
    public watchRevocations(request: plaza_accounts_v1_accounts_pb.WatchRevocationsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_accounts_v1_accounts_pb.WatchRevocationsResponse>;
}
