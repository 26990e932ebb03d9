// package: plaza.rooms.v1
// file: plaza/rooms/v1/rooms.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as plaza_rooms_v1_rooms_pb from "../../../plaza/rooms/v1/rooms_pb";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

interface IRoomsService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    chat: IRoomsService_IChat;
    postMessage: IRoomsService_IPostMessage;
    listMessages: IRoomsService_IListMessages;
    watchRoom: IRoomsService_IWatchRoom;
}

interface IRoomsService_IChat extends grpc.MethodDefinition<plaza_rooms_v1_rooms_pb.ChatRequest, plaza_rooms_v1_rooms_pb.ChatResponse> {
    path: "/plaza.rooms.v1.Rooms/Chat";
    requestStream: true;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.ChatRequest>;
    requestDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.ChatRequest>;
    responseSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.ChatResponse>;
    responseDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.ChatResponse>;
}
interface IRoomsService_IPostMessage extends grpc.MethodDefinition<plaza_rooms_v1_rooms_pb.PostMessageRequest, plaza_rooms_v1_rooms_pb.Message> {
    path: "/plaza.rooms.v1.Rooms/PostMessage";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.PostMessageRequest>;
    requestDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.PostMessageRequest>;
    responseSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.Message>;
    responseDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.Message>;
}
interface IRoomsService_IListMessages extends grpc.MethodDefinition<plaza_rooms_v1_rooms_pb.ListMessagesRequest, plaza_rooms_v1_rooms_pb.ListMessagesResponse> {
    path: "/plaza.rooms.v1.Rooms/ListMessages";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.ListMessagesRequest>;
    requestDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.ListMessagesRequest>;
    responseSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.ListMessagesResponse>;
    responseDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.ListMessagesResponse>;
}
interface IRoomsService_IWatchRoom extends grpc.MethodDefinition<plaza_rooms_v1_rooms_pb.WatchRoomRequest, plaza_rooms_v1_rooms_pb.WatchRoomResponse> {
    path: "/plaza.rooms.v1.Rooms/WatchRoom";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.WatchRoomRequest>;
    requestDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.WatchRoomRequest>;
    responseSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.WatchRoomResponse>;
    responseDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.WatchRoomResponse>;
}

export const RoomsService: IRoomsService;

export interface IRoomsServer extends grpc.UntypedServiceImplementation {
    chat: grpc.handleBidiStreamingCall<plaza_rooms_v1_rooms_pb.ChatRequest, plaza_rooms_v1_rooms_pb.ChatResponse>;
    postMessage: grpc.handleUnaryCall<plaza_rooms_v1_rooms_pb.PostMessageRequest, plaza_rooms_v1_rooms_pb.Message>;
    listMessages: grpc.handleUnaryCall<plaza_rooms_v1_rooms_pb.ListMessagesRequest, plaza_rooms_v1_rooms_pb.ListMessagesResponse>;
    watchRoom: grpc.handleServerStreamingCall<plaza_rooms_v1_rooms_pb.WatchRoomRequest, plaza_rooms_v1_rooms_pb.WatchRoomResponse>;
}

export interface IRoomsClient {
    chat(): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.ChatRequest, plaza_rooms_v1_rooms_pb.ChatResponse>;
    chat(options: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.ChatRequest, plaza_rooms_v1_rooms_pb.ChatResponse>;
    chat(metadata: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.ChatRequest, plaza_rooms_v1_rooms_pb.ChatResponse>;
    postMessage(request: plaza_rooms_v1_rooms_pb.PostMessageRequest, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.Message) => void): grpc.ClientUnaryCall;
    postMessage(request: plaza_rooms_v1_rooms_pb.PostMessageRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.Message) => void): grpc.ClientUnaryCall;
    postMessage(request: plaza_rooms_v1_rooms_pb.PostMessageRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.Message) => void): grpc.ClientUnaryCall;
    listMessages(request: plaza_rooms_v1_rooms_pb.ListMessagesRequest, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.ListMessagesResponse) => void): grpc.ClientUnaryCall;
    listMessages(request: plaza_rooms_v1_rooms_pb.ListMessagesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.ListMessagesResponse) => void): grpc.ClientUnaryCall;
    listMessages(request: plaza_rooms_v1_rooms_pb.ListMessagesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.ListMessagesResponse) => void): grpc.ClientUnaryCall;
    watchRoom(request: plaza_rooms_v1_rooms_pb.WatchRoomRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_rooms_v1_rooms_pb.WatchRoomResponse>;
    watchRoom(request: plaza_rooms_v1_rooms_pb.WatchRoomRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_rooms_v1_rooms_pb.WatchRoomResponse>;
}

export class RoomsClient extends grpc.Client implements IRoomsClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public chat(options?: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.ChatRequest, plaza_rooms_v1_rooms_pb.ChatResponse>;
    public chat(metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.ChatRequest, plaza_rooms_v1_rooms_pb.ChatResponse>;
    public postMessage(request: plaza_rooms_v1_rooms_pb.PostMessageRequest, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.Message) => void): grpc.ClientUnaryCall;
    public postMessage(request: plaza_rooms_v1_rooms_pb.PostMessageRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.Message) => void): grpc.ClientUnaryCall;
    public postMessage(request: plaza_rooms_v1_rooms_pb.PostMessageRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.Message) => void): grpc.ClientUnaryCall;
    public listMessages(request: plaza_rooms_v1_rooms_pb.ListMessagesRequest, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.ListMessagesResponse) => void): grpc.ClientUnaryCall;
    public listMessages(request: plaza_rooms_v1_rooms_pb.ListMessagesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.ListMessagesResponse) => void): grpc.ClientUnaryCall;
    public listMessages(request: plaza_rooms_v1_rooms_pb.ListMessagesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: plaza_rooms_v1_rooms_pb.ListMessagesResponse) => void): grpc.ClientUnaryCall;
    public watchRoom(request: plaza_rooms_v1_rooms_pb.WatchRoomRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_rooms_v1_rooms_pb.WatchRoomResponse>;
    public watchRoom(request: plaza_rooms_v1_rooms_pb.WatchRoomRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<plaza_rooms_v1_rooms_pb.WatchRoomResponse>;
}

interface IDataSyncService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    syncStream: IDataSyncService_ISyncStream;
}

interface IDataSyncService_ISyncStream extends grpc.MethodDefinition<plaza_rooms_v1_rooms_pb.SyncStreamRequest, plaza_rooms_v1_rooms_pb.SyncStreamResponse> {
    path: "/plaza.rooms.v1.DataSync/SyncStream";
    requestStream: true;
    responseStream: true;
    requestSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.SyncStreamRequest>;
    requestDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.SyncStreamRequest>;
    responseSerialize: grpc.serialize<plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
    responseDeserialize: grpc.deserialize<plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
}

export const DataSyncService: IDataSyncService;

export interface IDataSyncServer extends grpc.UntypedServiceImplementation {
    syncStream: grpc.handleBidiStreamingCall<plaza_rooms_v1_rooms_pb.SyncStreamRequest, plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
}

export interface IDataSyncClient {
    syncStream(): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.SyncStreamRequest, plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
    syncStream(options: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.SyncStreamRequest, plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
    syncStream(metadata: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.SyncStreamRequest, plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
}

export class DataSyncClient extends grpc.Client implements IDataSyncClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public syncStream(options?: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.SyncStreamRequest, plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
    public syncStream(metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientDuplexStream<plaza_rooms_v1_rooms_pb.SyncStreamRequest, plaza_rooms_v1_rooms_pb.SyncStreamResponse>;
}
