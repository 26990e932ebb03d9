// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_rooms_v1_rooms_pb = require('../../../plaza/rooms/v1/rooms_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_api_field_behavior_pb = require('../../../google/api/field_behavior_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_rpc_status_pb = require('../../../google/rpc/status_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');
var plaza_stream_v1_frames_pb = require('../../../plaza/stream/v1/frames_pb.js');

function serialize_plaza_rooms_v1_ChatRequest(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.ChatRequest)) {
    throw new Error('Expected argument of type plaza.rooms.v1.ChatRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_ChatRequest(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.ChatRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_ChatResponse(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.ChatResponse)) {
    throw new Error('Expected argument of type plaza.rooms.v1.ChatResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_ChatResponse(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.ChatResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_ListMessagesRequest(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.ListMessagesRequest)) {
    throw new Error('Expected argument of type plaza.rooms.v1.ListMessagesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_ListMessagesRequest(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.ListMessagesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_ListMessagesResponse(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.ListMessagesResponse)) {
    throw new Error('Expected argument of type plaza.rooms.v1.ListMessagesResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_ListMessagesResponse(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.ListMessagesResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_Message(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.Message)) {
    throw new Error('Expected argument of type plaza.rooms.v1.Message');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_Message(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.Message.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_PostMessageRequest(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.PostMessageRequest)) {
    throw new Error('Expected argument of type plaza.rooms.v1.PostMessageRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_PostMessageRequest(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.PostMessageRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_SyncStreamRequest(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.SyncStreamRequest)) {
    throw new Error('Expected argument of type plaza.rooms.v1.SyncStreamRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_SyncStreamRequest(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.SyncStreamRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_SyncStreamResponse(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.SyncStreamResponse)) {
    throw new Error('Expected argument of type plaza.rooms.v1.SyncStreamResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_SyncStreamResponse(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.SyncStreamResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_WatchRoomRequest(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.WatchRoomRequest)) {
    throw new Error('Expected argument of type plaza.rooms.v1.WatchRoomRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_WatchRoomRequest(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.WatchRoomRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_rooms_v1_WatchRoomResponse(arg) {
  if (!(arg instanceof plaza_rooms_v1_rooms_pb.WatchRoomResponse)) {
    throw new Error('Expected argument of type plaza.rooms.v1.WatchRoomResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_rooms_v1_WatchRoomResponse(buffer_arg) {
  return plaza_rooms_v1_rooms_pb.WatchRoomResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


// The rooms. One is there as soon as somebody posts to it or joins it. Every message reaches every member once, in one order. A room keeps its
// newest 100,000 messages, and of these as many as have 64 MiB of text: the oldest are deleted, some at a time. One user makes at most 100
// rooms by posting to them first (RESOURCE_EXHAUSTED, TOO_MANY_ROOMS).
var RoomsService = exports.RoomsService = {
  // Joins a room: sends what others and the caller post and who is there, and takes what the caller posts. The first message names the room.
// A caller that has no more to say (half-closes) gets what has been posted until then, its own included, and that is the end.
// At most 2,000 users are in a room (RESOURCE_EXHAUSTED, ROOM_CROWDED). A replica reads 300 messages of a user's streams at once, and then 100
// a second: flow control holds back who sends faster, and nothing is lost.
chat: {
    path: '/plaza.rooms.v1.Rooms/Chat',
    requestStream: true,
    responseStream: true,
    requestType: plaza_rooms_v1_rooms_pb.ChatRequest,
    responseType: plaza_rooms_v1_rooms_pb.ChatResponse,
    requestSerialize: serialize_plaza_rooms_v1_ChatRequest,
    requestDeserialize: deserialize_plaza_rooms_v1_ChatRequest,
    responseSerialize: serialize_plaza_rooms_v1_ChatResponse,
    responseDeserialize: deserialize_plaza_rooms_v1_ChatResponse,
  },
  // Posts a message.
postMessage: {
    path: '/plaza.rooms.v1.Rooms/PostMessage',
    requestStream: false,
    responseStream: false,
    requestType: plaza_rooms_v1_rooms_pb.PostMessageRequest,
    responseType: plaza_rooms_v1_rooms_pb.Message,
    requestSerialize: serialize_plaza_rooms_v1_PostMessageRequest,
    requestDeserialize: deserialize_plaza_rooms_v1_PostMessageRequest,
    responseSerialize: serialize_plaza_rooms_v1_Message,
    responseDeserialize: deserialize_plaza_rooms_v1_Message,
  },
  // Lists the messages of a room, newest first.
listMessages: {
    path: '/plaza.rooms.v1.Rooms/ListMessages',
    requestStream: false,
    responseStream: false,
    requestType: plaza_rooms_v1_rooms_pb.ListMessagesRequest,
    responseType: plaza_rooms_v1_rooms_pb.ListMessagesResponse,
    requestSerialize: serialize_plaza_rooms_v1_ListMessagesRequest,
    requestDeserialize: deserialize_plaza_rooms_v1_ListMessagesRequest,
    responseSerialize: serialize_plaza_rooms_v1_ListMessagesResponse,
    responseDeserialize: deserialize_plaza_rooms_v1_ListMessagesResponse,
  },
  // Streams the messages of a room as they are posted. Never ends by itself.
watchRoom: {
    path: '/plaza.rooms.v1.Rooms/WatchRoom',
    requestStream: false,
    responseStream: true,
    requestType: plaza_rooms_v1_rooms_pb.WatchRoomRequest,
    responseType: plaza_rooms_v1_rooms_pb.WatchRoomResponse,
    requestSerialize: serialize_plaza_rooms_v1_WatchRoomRequest,
    requestDeserialize: deserialize_plaza_rooms_v1_WatchRoomRequest,
    responseSerialize: serialize_plaza_rooms_v1_WatchRoomResponse,
    responseDeserialize: deserialize_plaza_rooms_v1_WatchRoomResponse,
  },
};

exports.RoomsClient = grpc.makeGenericClientConstructor(RoomsService, 'Rooms');
// Data that several programs change at once. A space is there as soon as somebody opens it; any signed-in user may. It holds at most 10,000
// entries with 16 MiB of keys and values: a change that would make it larger than that ends its stream with RESOURCE_EXHAUSTED (SPACE_FULL). One user
// makes at most 100 spaces by changing something in them first (TOO_MANY_SPACES).
var DataSyncService = exports.DataSyncService = {
  // Opens a space: sends what is in it, or from a cursor what was missed, and then what is changed, and takes the caller's changes. A change
// is made on a version; when that is not the current one it is refused with the current entry. Of changes to one entry that follow each
// other closely the last may stand for all. The first message is open. A caller that has no more to say (half-closes) gets its answers
// and what has been changed until then, and that is the end. Changes are read at the pace of Chat.
syncStream: {
    path: '/plaza.rooms.v1.DataSync/SyncStream',
    requestStream: true,
    responseStream: true,
    requestType: plaza_rooms_v1_rooms_pb.SyncStreamRequest,
    responseType: plaza_rooms_v1_rooms_pb.SyncStreamResponse,
    requestSerialize: serialize_plaza_rooms_v1_SyncStreamRequest,
    requestDeserialize: deserialize_plaza_rooms_v1_SyncStreamRequest,
    responseSerialize: serialize_plaza_rooms_v1_SyncStreamResponse,
    responseDeserialize: deserialize_plaza_rooms_v1_SyncStreamResponse,
  },
};

exports.DataSyncClient = grpc.makeGenericClientConstructor(DataSyncService, 'DataSync');
