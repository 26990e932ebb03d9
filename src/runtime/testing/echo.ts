// A service with one method of each shape, for tests of the server and of peers; texts in, texts out.
import { Client, credentials, type MethodDefinition } from '@grpc/grpc-js';
import wrappers from 'google-protobuf/google/protobuf/wrappers_pb.js';

export type Text = wrappers.StringValue;
export const text = (value: string): Text => new wrappers.StringValue().setValue(value);

function method<const Q extends boolean, const R extends boolean>(
  name: string,
  requestStream: Q,
  responseStream: R,
): MethodDefinition<Text, Text> & { requestStream: Q; responseStream: R } {
  const serialize = (message: Text) => Buffer.from(message.serializeBinary());
  const deserialize = (bytes: Buffer) => wrappers.StringValue.deserializeBinary(bytes);
  return {
    path: `/plaza.test.v1.Echo/${name}`,
    requestStream,
    responseStream,
    requestSerialize: serialize,
    requestDeserialize: deserialize,
    responseSerialize: serialize,
    responseDeserialize: deserialize,
  };
}

export const echoDefinition = {
  unary: method('Unary', false, false),
  serverStream: method('ServerStream', false, true),
  clientStream: method('ClientStream', true, false),
  bidi: method('Bidi', true, true),
};

/** A client that does nothing by itself: no retries, a connection of its own. */
export function plainClient(address: string): Client {
  return new Client(address, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
    'grpc.use_local_subchannel_pool': 1,
  });
}
