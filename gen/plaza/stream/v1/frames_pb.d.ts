// package: plaza.stream.v1
// file: plaza/stream/v1/frames.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_timestamp_pb from "google-protobuf/google/protobuf/timestamp_pb";

export class Heartbeat extends jspb.Message { 

    hasTime(): boolean;
    clearTime(): void;
    getTime(): google_protobuf_timestamp_pb.Timestamp | undefined;
    setTime(value?: google_protobuf_timestamp_pb.Timestamp): Heartbeat;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Heartbeat.AsObject;
    static toObject(includeInstance: boolean, msg: Heartbeat): Heartbeat.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Heartbeat, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Heartbeat;
    static deserializeBinaryFromReader(message: Heartbeat, reader: jspb.BinaryReader): Heartbeat;
}

export namespace Heartbeat {
    export type AsObject = {
        time?: google_protobuf_timestamp_pb.Timestamp.AsObject,
    }
}

export class End extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): End.AsObject;
    static toObject(includeInstance: boolean, msg: End): End.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: End, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): End;
    static deserializeBinaryFromReader(message: End, reader: jspb.BinaryReader): End;
}

export namespace End {
    export type AsObject = {
    }
}
