// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_accounts_v1_accounts_pb = require('../../../plaza/accounts/v1/accounts_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_api_field_behavior_pb = require('../../../google/api/field_behavior_pb.js');
var google_api_httpbody_pb = require('../../../google/api/httpbody_pb.js');
var google_protobuf_empty_pb = require('google-protobuf/google/protobuf/empty_pb.js');
var google_protobuf_field_mask_pb = require('google-protobuf/google/protobuf/field_mask_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_rpc_status_pb = require('../../../google/rpc/status_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');
var plaza_stream_v1_frames_pb = require('../../../plaza/stream/v1/frames_pb.js');

function serialize_google_api_HttpBody(arg) {
  if (!(arg instanceof google_api_httpbody_pb.HttpBody)) {
    throw new Error('Expected argument of type google.api.HttpBody');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_google_api_HttpBody(buffer_arg) {
  return google_api_httpbody_pb.HttpBody.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_google_protobuf_Empty(arg) {
  if (!(arg instanceof google_protobuf_empty_pb.Empty)) {
    throw new Error('Expected argument of type google.protobuf.Empty');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_google_protobuf_Empty(buffer_arg) {
  return google_protobuf_empty_pb.Empty.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_BatchGetUsersRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.BatchGetUsersRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.BatchGetUsersRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_BatchGetUsersRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.BatchGetUsersRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_BatchGetUsersResponse(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.BatchGetUsersResponse)) {
    throw new Error('Expected argument of type plaza.accounts.v1.BatchGetUsersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_BatchGetUsersResponse(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.BatchGetUsersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_ChangePasswordRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.ChangePasswordRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.ChangePasswordRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_ChangePasswordRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.ChangePasswordRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_CreateSessionRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.CreateSessionRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.CreateSessionRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_CreateSessionRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.CreateSessionRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_CreateUserRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.CreateUserRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.CreateUserRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_CreateUserRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.CreateUserRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_DeleteUserRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.DeleteUserRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.DeleteUserRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_DeleteUserRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.DeleteUserRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_EndSessionsRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.EndSessionsRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.EndSessionsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_EndSessionsRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.EndSessionsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_GetJwksRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.GetJwksRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.GetJwksRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_GetJwksRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.GetJwksRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_GetUserRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.GetUserRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.GetUserRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_GetUserRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.GetUserRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_ImportUsersResponse(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.ImportUsersResponse)) {
    throw new Error('Expected argument of type plaza.accounts.v1.ImportUsersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_ImportUsersResponse(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.ImportUsersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_ListUsersRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.ListUsersRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.ListUsersRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_ListUsersRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.ListUsersRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_ListUsersResponse(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.ListUsersResponse)) {
    throw new Error('Expected argument of type plaza.accounts.v1.ListUsersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_ListUsersResponse(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.ListUsersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_RefreshSessionRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.RefreshSessionRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.RefreshSessionRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_RefreshSessionRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.RefreshSessionRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_RevokeSessionRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.RevokeSessionRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.RevokeSessionRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_RevokeSessionRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.RevokeSessionRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_RotateKeyRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.RotateKeyRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.RotateKeyRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_RotateKeyRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.RotateKeyRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_RotateKeyResponse(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.RotateKeyResponse)) {
    throw new Error('Expected argument of type plaza.accounts.v1.RotateKeyResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_RotateKeyResponse(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.RotateKeyResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_Session(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.Session)) {
    throw new Error('Expected argument of type plaza.accounts.v1.Session');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_Session(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.Session.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_SetUserRolesRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.SetUserRolesRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.SetUserRolesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_SetUserRolesRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.SetUserRolesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_StreamUsersRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.StreamUsersRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.StreamUsersRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_StreamUsersRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.StreamUsersRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_StreamUsersResponse(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.StreamUsersResponse)) {
    throw new Error('Expected argument of type plaza.accounts.v1.StreamUsersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_StreamUsersResponse(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.StreamUsersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_UpdateUserRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.UpdateUserRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.UpdateUserRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_UpdateUserRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.UpdateUserRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_User(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.User)) {
    throw new Error('Expected argument of type plaza.accounts.v1.User');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_User(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.User.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_WatchRevocationsRequest(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.WatchRevocationsRequest)) {
    throw new Error('Expected argument of type plaza.accounts.v1.WatchRevocationsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_WatchRevocationsRequest(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.WatchRevocationsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_accounts_v1_WatchRevocationsResponse(arg) {
  if (!(arg instanceof plaza_accounts_v1_accounts_pb.WatchRevocationsResponse)) {
    throw new Error('Expected argument of type plaza.accounts.v1.WatchRevocationsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_accounts_v1_WatchRevocationsResponse(buffer_arg) {
  return plaza_accounts_v1_accounts_pb.WatchRevocationsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


// The users of Plaza.
var AccountsService = exports.AccountsService = {
  // Signs a user up, with the role customer. ALREADY_EXISTS when the email or the username is taken; RESOURCE_EXHAUSTED (TOO_BUSY) while too
// many sign up: those who sign in go first.
createUser: {
    path: '/plaza.accounts.v1.Accounts/CreateUser',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.CreateUserRequest,
    responseType: plaza_accounts_v1_accounts_pb.User,
    requestSerialize: serialize_plaza_accounts_v1_CreateUserRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_CreateUserRequest,
    responseSerialize: serialize_plaza_accounts_v1_User,
    responseDeserialize: deserialize_plaza_accounts_v1_User,
  },
  // Reads a user; the id `me` is the caller. NOT_FOUND for anybody but the user and staff.
getUser: {
    path: '/plaza.accounts.v1.Accounts/GetUser',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.GetUserRequest,
    responseType: plaza_accounts_v1_accounts_pb.User,
    requestSerialize: serialize_plaza_accounts_v1_GetUserRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_GetUserRequest,
    responseSerialize: serialize_plaza_accounts_v1_User,
    responseDeserialize: deserialize_plaza_accounts_v1_User,
  },
  // Lists users, newest first.
listUsers: {
    path: '/plaza.accounts.v1.Accounts/ListUsers',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.ListUsersRequest,
    responseType: plaza_accounts_v1_accounts_pb.ListUsersResponse,
    requestSerialize: serialize_plaza_accounts_v1_ListUsersRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_ListUsersRequest,
    responseSerialize: serialize_plaza_accounts_v1_ListUsersResponse,
    responseDeserialize: deserialize_plaza_accounts_v1_ListUsersResponse,
  },
  // Reads up to 100 users at once.
batchGetUsers: {
    path: '/plaza.accounts.v1.Accounts/BatchGetUsers',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.BatchGetUsersRequest,
    responseType: plaza_accounts_v1_accounts_pb.BatchGetUsersResponse,
    requestSerialize: serialize_plaza_accounts_v1_BatchGetUsersRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_BatchGetUsersRequest,
    responseSerialize: serialize_plaza_accounts_v1_BatchGetUsersResponse,
    responseDeserialize: deserialize_plaza_accounts_v1_BatchGetUsersResponse,
  },
  // Streams all users that match, oldest first, and ends.
streamUsers: {
    path: '/plaza.accounts.v1.Accounts/StreamUsers',
    requestStream: false,
    responseStream: true,
    requestType: plaza_accounts_v1_accounts_pb.StreamUsersRequest,
    responseType: plaza_accounts_v1_accounts_pb.StreamUsersResponse,
    requestSerialize: serialize_plaza_accounts_v1_StreamUsersRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_StreamUsersRequest,
    responseSerialize: serialize_plaza_accounts_v1_StreamUsersResponse,
    responseDeserialize: deserialize_plaza_accounts_v1_StreamUsersResponse,
  },
  // Signs many users up, one a message; each by itself, whatever becomes of the others. The emails are the key: a user who is there
// already is left as they are, password and all, and named in failed with ALREADY_EXISTS. So a repeat creates nobody and names everybody.
// At most 50,000 messages, or RESOURCE_EXHAUSTED (TOO_MANY_MESSAGES): those before are signed up then. Passwords are hashed behind those of
// everybody who signs in or up.
importUsers: {
    path: '/plaza.accounts.v1.Accounts/ImportUsers',
    requestStream: true,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.CreateUserRequest,
    responseType: plaza_accounts_v1_accounts_pb.ImportUsersResponse,
    requestSerialize: serialize_plaza_accounts_v1_CreateUserRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_CreateUserRequest,
    responseSerialize: serialize_plaza_accounts_v1_ImportUsersResponse,
    responseDeserialize: deserialize_plaza_accounts_v1_ImportUsersResponse,
  },
  // Changes a user's email, username or full name. ABORTED when the etag is not the current one. Staff change customers, admins everybody
// below them, and everybody themselves: else PERMISSION_DENIED, RANK_TOO_LOW. The caller's rank is the one of this moment, not the token's.
updateUser: {
    path: '/plaza.accounts.v1.Accounts/UpdateUser',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.UpdateUserRequest,
    responseType: plaza_accounts_v1_accounts_pb.User,
    requestSerialize: serialize_plaza_accounts_v1_UpdateUserRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_UpdateUserRequest,
    responseSerialize: serialize_plaza_accounts_v1_User,
    responseDeserialize: deserialize_plaza_accounts_v1_User,
  },
  // Deletes a user and ends their sessions; their tokens are refused within 5 s. Who may delete whom is as in UpdateUser. The last admin
// stays: FAILED_PRECONDITION, LAST_ADMIN.
deleteUser: {
    path: '/plaza.accounts.v1.Accounts/DeleteUser',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.DeleteUserRequest,
    responseType: google_protobuf_empty_pb.Empty,
    requestSerialize: serialize_plaza_accounts_v1_DeleteUserRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_DeleteUserRequest,
    responseSerialize: serialize_google_protobuf_Empty,
    responseDeserialize: deserialize_google_protobuf_Empty,
  },
  // Sets the roles of a user. A role that is taken away is gone within 5 s: tokens of before are refused (UNAUTHENTICATED, SESSION_ENDED), and
// RefreshSession gives one with the roles of now. A role that is given comes with the next token. Nobody sets the roles of another admin
// (PERMISSION_DENIED, RANK_TOO_LOW); an admin may give up being one, unless there is no other (FAILED_PRECONDITION, LAST_ADMIN).
setUserRoles: {
    path: '/plaza.accounts.v1.Accounts/SetUserRoles',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.SetUserRolesRequest,
    responseType: plaza_accounts_v1_accounts_pb.User,
    requestSerialize: serialize_plaza_accounts_v1_SetUserRolesRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_SetUserRolesRequest,
    responseSerialize: serialize_plaza_accounts_v1_User,
    responseDeserialize: deserialize_plaza_accounts_v1_User,
  },
  // Changes the caller's own password and ends all their other sessions; the session of this call goes on. A wrong old password is
// INVALID_ARGUMENT, and counts as a failure to sign in: RESOURCE_EXHAUSTED after five of them within a minute.
changePassword: {
    path: '/plaza.accounts.v1.Accounts/ChangePassword',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.ChangePasswordRequest,
    responseType: google_protobuf_empty_pb.Empty,
    requestSerialize: serialize_plaza_accounts_v1_ChangePasswordRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_ChangePasswordRequest,
    responseSerialize: serialize_google_protobuf_Empty,
    responseDeserialize: deserialize_google_protobuf_Empty,
  },
  // Ends all sessions of a user: their refresh tokens are good for nothing at once, their access tokens are refused within 5 s. Everybody
// ends their own, the one of this call too; who may end those of another is as in UpdateUser.
endSessions: {
    path: '/plaza.accounts.v1.Accounts/EndSessions',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.EndSessionsRequest,
    responseType: google_protobuf_empty_pb.Empty,
    requestSerialize: serialize_plaza_accounts_v1_EndSessionsRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_EndSessionsRequest,
    responseSerialize: serialize_google_protobuf_Empty,
    responseDeserialize: deserialize_google_protobuf_Empty,
  },
};

exports.AccountsClient = grpc.makeGenericClientConstructor(AccountsService, 'Accounts');
// Signing in and out.
var SessionsService = exports.SessionsService = {
  // Signs in. UNAUTHENTICATED, in the same time, for an unknown account and a wrong password. RESOURCE_EXHAUSTED (TOO_MANY_FAILURES) for an
// account at one address (of IPv6 its /64) after five failures there within a minute or 50 within an hour, and for an account at all addresses
// after 50 failures within an hour; the last does not hold where its user has signed in within 30 days (the last ten addresses).
createSession: {
    path: '/plaza.accounts.v1.Sessions/CreateSession',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.CreateSessionRequest,
    responseType: plaza_accounts_v1_accounts_pb.Session,
    requestSerialize: serialize_plaza_accounts_v1_CreateSessionRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_CreateSessionRequest,
    responseSerialize: serialize_plaza_accounts_v1_Session,
    responseDeserialize: deserialize_plaza_accounts_v1_Session,
  },
  // Trades a refresh token for a new pair. A token used a second time ends its session: UNAUTHENTICATED, and the session's access tokens
// are refused within 5 s.
refreshSession: {
    path: '/plaza.accounts.v1.Sessions/RefreshSession',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.RefreshSessionRequest,
    responseType: plaza_accounts_v1_accounts_pb.Session,
    requestSerialize: serialize_plaza_accounts_v1_RefreshSessionRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_RefreshSessionRequest,
    responseSerialize: serialize_plaza_accounts_v1_Session,
    responseDeserialize: deserialize_plaza_accounts_v1_Session,
  },
  // Signs out: ends the session of the refresh token, whose access tokens are refused within 5 s. Does nothing, successfully, for a token
// that is unknown or ended.
revokeSession: {
    path: '/plaza.accounts.v1.Sessions/RevokeSession',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.RevokeSessionRequest,
    responseType: google_protobuf_empty_pb.Empty,
    requestSerialize: serialize_plaza_accounts_v1_RevokeSessionRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_RevokeSessionRequest,
    responseSerialize: serialize_google_protobuf_Empty,
    responseDeserialize: deserialize_google_protobuf_Empty,
  },
};

exports.SessionsClient = grpc.makeGenericClientConstructor(SessionsService, 'Sessions');
// The keys that sign access tokens.
var KeysService = exports.KeysService = {
  // The public keys, as a JSON Web Key Set (RFC 7517).
getJwks: {
    path: '/plaza.accounts.v1.Keys/GetJwks',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.GetJwksRequest,
    responseType: google_api_httpbody_pb.HttpBody,
    requestSerialize: serialize_plaza_accounts_v1_GetJwksRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_GetJwksRequest,
    responseSerialize: serialize_google_api_HttpBody,
    responseDeserialize: deserialize_google_api_HttpBody,
  },
  // Adds a signing key. It is published at once, signs as soon as every proxy has had the time to fetch it, and the old one verifies
// until the last token that it signed has expired. With revoke_old no older key verifies any more: proxies forget them within 5 s, and
// nobody can sign in or refresh (UNAVAILABLE, NO_SIGNING_KEY) until the new one signs.
rotateKey: {
    path: '/plaza.accounts.v1.Keys/RotateKey',
    requestStream: false,
    responseStream: false,
    requestType: plaza_accounts_v1_accounts_pb.RotateKeyRequest,
    responseType: plaza_accounts_v1_accounts_pb.RotateKeyResponse,
    requestSerialize: serialize_plaza_accounts_v1_RotateKeyRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_RotateKeyRequest,
    responseSerialize: serialize_plaza_accounts_v1_RotateKeyResponse,
    responseDeserialize: deserialize_plaza_accounts_v1_RotateKeyResponse,
  },
};

exports.KeysClient = grpc.makeGenericClientConstructor(KeysService, 'Keys');
// Whose tokens are not to be taken any more, although they have not expired.
var RevocationsService = exports.RevocationsService = {
  // Tells what was revoked lately, then what is revoked from now on. For services alone: each keeps the list, and refuses by it.
watchRevocations: {
    path: '/plaza.accounts.v1.Revocations/WatchRevocations',
    requestStream: false,
    responseStream: true,
    requestType: plaza_accounts_v1_accounts_pb.WatchRevocationsRequest,
    responseType: plaza_accounts_v1_accounts_pb.WatchRevocationsResponse,
    requestSerialize: serialize_plaza_accounts_v1_WatchRevocationsRequest,
    requestDeserialize: deserialize_plaza_accounts_v1_WatchRevocationsRequest,
    responseSerialize: serialize_plaza_accounts_v1_WatchRevocationsResponse,
    responseDeserialize: deserialize_plaza_accounts_v1_WatchRevocationsResponse,
  },
};

exports.RevocationsClient = grpc.makeGenericClientConstructor(RevocationsService, 'Revocations');
