// package: plaza.rooms.v1
// file: plaza/rooms/v1/rooms.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_api_field_behavior_pb from "../../../google/api/field_behavior_pb";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";
import * as google_rpc_status_pb from "../../../google/rpc/status_pb";
import * as plaza_mesh_v1_options_pb from "../../../plaza/mesh/v1/options_pb";
import * as plaza_stream_v1_frames_pb from "../../../plaza/stream/v1/frames_pb";

export class Message extends jspb.Message { 
    getId(): string;
    setId(value: string): Message;
    getRoom(): string;
    setRoom(value: string): Message;
    getPosition(): string;
    setPosition(value: string): Message;
    getUserId(): string;
    setUserId(value: string): Message;
    getText(): string;
    setText(value: string): Message;

    hasCreateTime(): boolean;
    clearCreateTime(): void;
    getCreateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setCreateTime(value?: google_protobuf_timestamp_pb.Timestamp): Message;
    getRequestId(): string;
    setRequestId(value: string): Message;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Message.AsObject;
    static toObject(includeInstance: boolean, msg: Message): Message.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Message, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Message;
    static deserializeBinaryFromReader(message: Message, reader: jspb.BinaryReader): Message;
}

export namespace Message {
    export type AsObject = {
        id: string,
        room: string,
        position: string,
        userId: string,
        text: string,
        createTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        requestId: string,
    }
}

export class ChatRequest extends jspb.Message { 
    getRoom(): string;
    setRoom(value: string): ChatRequest;
    getText(): string;
    setText(value: string): ChatRequest;
    getRequestId(): string;
    setRequestId(value: string): ChatRequest;
    getCursor(): string;
    setCursor(value: string): ChatRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ChatRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ChatRequest): ChatRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ChatRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ChatRequest;
    static deserializeBinaryFromReader(message: ChatRequest, reader: jspb.BinaryReader): ChatRequest;
}

export namespace ChatRequest {
    export type AsObject = {
        room: string,
        text: string,
        requestId: string,
        cursor: string,
    }
}

export class ChatResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): Message | undefined;
    setItem(value?: Message): ChatResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): ChatResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): ChatResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): ChatResponse;

    hasPresence(): boolean;
    clearPresence(): void;
    getPresence(): Presence | undefined;
    setPresence(value?: Presence): ChatResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): ChatResponse;

    getFrameCase(): ChatResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ChatResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ChatResponse): ChatResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ChatResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ChatResponse;
    static deserializeBinaryFromReader(message: ChatResponse, reader: jspb.BinaryReader): ChatResponse;
}

export namespace ChatResponse {
    export type AsObject = {
        item?: Message.AsObject,
        heartbeat?: plaza_stream_v1_frames_pb.Heartbeat.AsObject,
        end?: plaza_stream_v1_frames_pb.End.AsObject,
        error?: google_rpc_status_pb.Status.AsObject,
        presence?: Presence.AsObject,
        cursor?: string,
    }

    export enum FrameCase {
        FRAME_NOT_SET = 0,
        ITEM = 1,
        HEARTBEAT = 2,
        END = 3,
        ERROR = 4,
        PRESENCE = 6,
    }

}

export class Presence extends jspb.Message { 
    clearJoinedList(): void;
    getJoinedList(): Array<string>;
    setJoinedList(value: Array<string>): Presence;
    addJoined(value: string, index?: number): string;
    clearLeftList(): void;
    getLeftList(): Array<string>;
    setLeftList(value: Array<string>): Presence;
    addLeft(value: string, index?: number): string;
    getMembers(): number;
    setMembers(value: number): Presence;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Presence.AsObject;
    static toObject(includeInstance: boolean, msg: Presence): Presence.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Presence, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Presence;
    static deserializeBinaryFromReader(message: Presence, reader: jspb.BinaryReader): Presence;
}

export namespace Presence {
    export type AsObject = {
        joinedList: Array<string>,
        leftList: Array<string>,
        members: number,
    }
}

export class PostMessageRequest extends jspb.Message { 
    getRoom(): string;
    setRoom(value: string): PostMessageRequest;
    getText(): string;
    setText(value: string): PostMessageRequest;
    getRequestId(): string;
    setRequestId(value: string): PostMessageRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): PostMessageRequest.AsObject;
    static toObject(includeInstance: boolean, msg: PostMessageRequest): PostMessageRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: PostMessageRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): PostMessageRequest;
    static deserializeBinaryFromReader(message: PostMessageRequest, reader: jspb.BinaryReader): PostMessageRequest;
}

export namespace PostMessageRequest {
    export type AsObject = {
        room: string,
        text: string,
        requestId: string,
    }
}

export class ListMessagesRequest extends jspb.Message { 
    getRoom(): string;
    setRoom(value: string): ListMessagesRequest;
    getPageSize(): number;
    setPageSize(value: number): ListMessagesRequest;
    getPageToken(): string;
    setPageToken(value: string): ListMessagesRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListMessagesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListMessagesRequest): ListMessagesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListMessagesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListMessagesRequest;
    static deserializeBinaryFromReader(message: ListMessagesRequest, reader: jspb.BinaryReader): ListMessagesRequest;
}

export namespace ListMessagesRequest {
    export type AsObject = {
        room: string,
        pageSize: number,
        pageToken: string,
    }
}

export class ListMessagesResponse extends jspb.Message { 
    clearMessagesList(): void;
    getMessagesList(): Array<Message>;
    setMessagesList(value: Array<Message>): ListMessagesResponse;
    addMessages(value?: Message, index?: number): Message;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListMessagesResponse;
    getTotalSize(): number;
    setTotalSize(value: number): ListMessagesResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListMessagesResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListMessagesResponse): ListMessagesResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListMessagesResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListMessagesResponse;
    static deserializeBinaryFromReader(message: ListMessagesResponse, reader: jspb.BinaryReader): ListMessagesResponse;
}

export namespace ListMessagesResponse {
    export type AsObject = {
        messagesList: Array<Message.AsObject>,
        nextPageToken: string,
        totalSize: number,
    }
}

export class WatchRoomRequest extends jspb.Message { 
    getRoom(): string;
    setRoom(value: string): WatchRoomRequest;

    hasSince(): boolean;
    clearSince(): void;
    getSince(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setSince(value?: google_protobuf_timestamp_pb.Timestamp): WatchRoomRequest;
    getCursor(): string;
    setCursor(value: string): WatchRoomRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchRoomRequest.AsObject;
    static toObject(includeInstance: boolean, msg: WatchRoomRequest): WatchRoomRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchRoomRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchRoomRequest;
    static deserializeBinaryFromReader(message: WatchRoomRequest, reader: jspb.BinaryReader): WatchRoomRequest;
}

export namespace WatchRoomRequest {
    export type AsObject = {
        room: string,
        since?: google_protobuf_timestamp_pb.Timestamp.AsObject,
        cursor: string,
    }
}

export class WatchRoomResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): Message | undefined;
    setItem(value?: Message): WatchRoomResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): WatchRoomResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): WatchRoomResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): WatchRoomResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): WatchRoomResponse;

    getFrameCase(): WatchRoomResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchRoomResponse.AsObject;
    static toObject(includeInstance: boolean, msg: WatchRoomResponse): WatchRoomResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchRoomResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchRoomResponse;
    static deserializeBinaryFromReader(message: WatchRoomResponse, reader: jspb.BinaryReader): WatchRoomResponse;
}

export namespace WatchRoomResponse {
    export type AsObject = {
        item?: Message.AsObject,
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

export class SyncStreamRequest extends jspb.Message { 

    hasOpen(): boolean;
    clearOpen(): void;
    getOpen(): SyncStreamRequest.Open | undefined;
    setOpen(value?: SyncStreamRequest.Open): SyncStreamRequest;

    hasChange(): boolean;
    clearChange(): void;
    getChange(): SyncStreamRequest.Change | undefined;
    setChange(value?: SyncStreamRequest.Change): SyncStreamRequest;

    getActionCase(): SyncStreamRequest.ActionCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SyncStreamRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SyncStreamRequest): SyncStreamRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SyncStreamRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SyncStreamRequest;
    static deserializeBinaryFromReader(message: SyncStreamRequest, reader: jspb.BinaryReader): SyncStreamRequest;
}

export namespace SyncStreamRequest {
    export type AsObject = {
        open?: SyncStreamRequest.Open.AsObject,
        change?: SyncStreamRequest.Change.AsObject,
    }


    export class Open extends jspb.Message { 
        getSpace(): string;
        setSpace(value: string): Open;
        getCursor(): string;
        setCursor(value: string): Open;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Open.AsObject;
        static toObject(includeInstance: boolean, msg: Open): Open.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Open, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Open;
        static deserializeBinaryFromReader(message: Open, reader: jspb.BinaryReader): Open;
    }

    export namespace Open {
        export type AsObject = {
            space: string,
            cursor: string,
        }
    }

    export class Change extends jspb.Message { 
        getKey(): string;
        setKey(value: string): Change;
        getValue(): string;
        setValue(value: string): Change;
        getVersion(): string;
        setVersion(value: string): Change;
        getRequestId(): string;
        setRequestId(value: string): Change;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Change.AsObject;
        static toObject(includeInstance: boolean, msg: Change): Change.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Change, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Change;
        static deserializeBinaryFromReader(message: Change, reader: jspb.BinaryReader): Change;
    }

    export namespace Change {
        export type AsObject = {
            key: string,
            value: string,
            version: string,
            requestId: string,
        }
    }


    export enum ActionCase {
        ACTION_NOT_SET = 0,
        OPEN = 1,
        CHANGE = 2,
    }

}

export class SyncStreamResponse extends jspb.Message { 

    hasItem(): boolean;
    clearItem(): void;
    getItem(): SyncEntry | undefined;
    setItem(value?: SyncEntry): SyncStreamResponse;

    hasHeartbeat(): boolean;
    clearHeartbeat(): void;
    getHeartbeat(): plaza_stream_v1_frames_pb.Heartbeat | undefined;
    setHeartbeat(value?: plaza_stream_v1_frames_pb.Heartbeat): SyncStreamResponse;

    hasEnd(): boolean;
    clearEnd(): void;
    getEnd(): plaza_stream_v1_frames_pb.End | undefined;
    setEnd(value?: plaza_stream_v1_frames_pb.End): SyncStreamResponse;

    hasError(): boolean;
    clearError(): void;
    getError(): google_rpc_status_pb.Status | undefined;
    setError(value?: google_rpc_status_pb.Status): SyncStreamResponse;

    hasAccepted(): boolean;
    clearAccepted(): void;
    getAccepted(): SyncStreamResponse.Accepted | undefined;
    setAccepted(value?: SyncStreamResponse.Accepted): SyncStreamResponse;

    hasConflict(): boolean;
    clearConflict(): void;
    getConflict(): SyncStreamResponse.Conflict | undefined;
    setConflict(value?: SyncStreamResponse.Conflict): SyncStreamResponse;

    hasReady(): boolean;
    clearReady(): void;
    getReady(): SyncStreamResponse.Ready | undefined;
    setReady(value?: SyncStreamResponse.Ready): SyncStreamResponse;

    hasCursor(): boolean;
    clearCursor(): void;
    getCursor(): string | undefined;
    setCursor(value: string): SyncStreamResponse;

    getFrameCase(): SyncStreamResponse.FrameCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SyncStreamResponse.AsObject;
    static toObject(includeInstance: boolean, msg: SyncStreamResponse): SyncStreamResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SyncStreamResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SyncStreamResponse;
    static deserializeBinaryFromReader(message: SyncStreamResponse, reader: jspb.BinaryReader): SyncStreamResponse;
}

export namespace SyncStreamResponse {
    export type AsObject = {
        item?: SyncEntry.AsObject,
        heartbeat?: plaza_stream_v1_frames_pb.Heartbeat.AsObject,
        end?: plaza_stream_v1_frames_pb.End.AsObject,
        error?: google_rpc_status_pb.Status.AsObject,
        accepted?: SyncStreamResponse.Accepted.AsObject,
        conflict?: SyncStreamResponse.Conflict.AsObject,
        ready?: SyncStreamResponse.Ready.AsObject,
        cursor?: string,
    }


    export class Accepted extends jspb.Message { 
        getRequestId(): string;
        setRequestId(value: string): Accepted;
        getKey(): string;
        setKey(value: string): Accepted;
        getVersion(): string;
        setVersion(value: string): Accepted;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Accepted.AsObject;
        static toObject(includeInstance: boolean, msg: Accepted): Accepted.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Accepted, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Accepted;
        static deserializeBinaryFromReader(message: Accepted, reader: jspb.BinaryReader): Accepted;
    }

    export namespace Accepted {
        export type AsObject = {
            requestId: string,
            key: string,
            version: string,
        }
    }

    export class Conflict extends jspb.Message { 
        getRequestId(): string;
        setRequestId(value: string): Conflict;

        hasCurrent(): boolean;
        clearCurrent(): void;
        getCurrent(): SyncEntry | undefined;
        setCurrent(value?: SyncEntry): Conflict;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Conflict.AsObject;
        static toObject(includeInstance: boolean, msg: Conflict): Conflict.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Conflict, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Conflict;
        static deserializeBinaryFromReader(message: Conflict, reader: jspb.BinaryReader): Conflict;
    }

    export namespace Conflict {
        export type AsObject = {
            requestId: string,
            current?: SyncEntry.AsObject,
        }
    }

    export class Ready extends jspb.Message { 

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): Ready.AsObject;
        static toObject(includeInstance: boolean, msg: Ready): Ready.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: Ready, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): Ready;
        static deserializeBinaryFromReader(message: Ready, reader: jspb.BinaryReader): Ready;
    }

    export namespace Ready {
        export type AsObject = {
        }
    }


    export enum FrameCase {
        FRAME_NOT_SET = 0,
        ITEM = 1,
        HEARTBEAT = 2,
        END = 3,
        ERROR = 4,
        ACCEPTED = 6,
        CONFLICT = 7,
        READY = 8,
    }

}

export class SyncEntry extends jspb.Message { 
    getKey(): string;
    setKey(value: string): SyncEntry;
    getValue(): string;
    setValue(value: string): SyncEntry;
    getVersion(): string;
    setVersion(value: string): SyncEntry;
    getUserId(): string;
    setUserId(value: string): SyncEntry;

    hasUpdateTime(): boolean;
    clearUpdateTime(): void;
    getUpdateTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setUpdateTime(value?: google_protobuf_timestamp_pb.Timestamp): SyncEntry;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SyncEntry.AsObject;
    static toObject(includeInstance: boolean, msg: SyncEntry): SyncEntry.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SyncEntry, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SyncEntry;
    static deserializeBinaryFromReader(message: SyncEntry, reader: jspb.BinaryReader): SyncEntry;
}

export namespace SyncEntry {
    export type AsObject = {
        key: string,
        value: string,
        version: string,
        userId: string,
        updateTime?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }
}
