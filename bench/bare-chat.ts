// The floor of a chat: a bare grpc-js server that writes ready bytes to everybody who is there when somebody says something, and does nothing
// else: no order, no storage, no other replica, no regard for who does not read. Arguments: its socket, the bytes in base64.
import {
  type handleBidiStreamingCall,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
} from '@grpc/grpc-js';
import roomsGrpc from '../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import type pb from '../gen/plaza/rooms/v1/rooms_pb.js';

const [socket, text] = process.argv.slice(2) as [string, string];
const bytes = Buffer.from(text, 'base64');
const there = new Set<ServerDuplexStream<pb.ChatRequest, Buffer>>();

const chat: handleBidiStreamingCall<pb.ChatRequest, Buffer> = (stream) => {
  there.add(stream);
  stream.on('cancelled', () => there.delete(stream));
  stream.on('data', (request: pb.ChatRequest) => {
    if (request.getText() !== '') for (const each of there) each.write(bytes);
  });
};

const server = new Server({ 'grpc.max_concurrent_streams': 2_000 });
server.addService(
  { chat: { ...roomsGrpc.RoomsService.chat, responseSerialize: (value: Buffer) => value } } as never,
  { chat } as never,
);
server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
  console.log('ready');
});
