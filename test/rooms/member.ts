// A member of a room as a good client is one: it goes on with its last cursor when its stream is cut, and says again what it has not heard.
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, type ClientDuplexStream, Metadata, type StatusObject, status } from '@grpc/grpc-js';
import grpcPb from '../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import pb from '../../gen/plaza/rooms/v1/rooms_pb.js';

const { RoomsService } = grpcPb;

export interface Member {
  /** Positions and texts of all messages, as they came. */
  readonly positions: number[];
  readonly texts: string[];
  /** How often it had to connect. */
  readonly connects: number;
  /** How often it was told who is there. */
  readonly presences: number;
  /** Who is there, as it was told. */
  readonly there: ReadonlySet<string>;
  /** Says something under an id of its own. */
  say(text: string): void;
  /** What was said and has not come back. */
  readonly unheard: number;
  leave(): void;
  /** What ended it, when that was no cut. */
  readonly failure: StatusObject | undefined;
}

/** A stream that ended so may have been cut. */
const CUTS = new Set([status.UNAVAILABLE, status.INTERNAL, status.UNKNOWN, status.CANCELLED]);

export function join(client: Client, user: { id: string; token: string }, room: string): Member {
  const positions: number[] = [];
  const texts: string[] = [];
  const there = new Set<string>();
  const unheard = new Map<string, string>();
  let stream: ClientDuplexStream<pb.ChatRequest, pb.ChatResponse>;
  let cursor = '';
  let connects = 0;
  let presences = 0;
  let left = false;
  let failure: StatusObject | undefined;

  function request(text: string, requestId: string): pb.ChatRequest {
    const made = new pb.ChatRequest();
    made.setText(text);
    made.setRequestId(requestId);
    return made;
  }

  function connect(): void {
    connects++;
    there.clear();
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${user.token}`);
    const { path, requestSerialize, responseDeserialize } = RoomsService.chat;
    stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata);
    stream.on('data', hear);
    stream.on('error', () => {});
    stream.on('status', async (ended: StatusObject) => {
      if (left) return;
      if (!CUTS.has(ended.code)) {
        failure = ended;
        return;
      }
      await delay(50 + Math.random() * 100);
      if (!left) connect();
    });
    const first = request('', '');
    first.setRoom(room);
    first.setCursor(cursor);
    stream.write(first);
    for (const [id, text] of unheard) stream.write(request(text, id));
  }

  function hear(frame: pb.ChatResponse): void {
    cursor = frame.getCursor() ?? cursor;
    const item = frame.getItem();
    if (item) {
      positions.push(Number(item.getPosition()));
      texts.push(item.getText());
      if (item.getUserId() === user.id) unheard.delete(item.getRequestId());
    }
    const presence = frame.getPresence();
    if (presence) {
      presences++;
      for (const id of presence.getJoinedList()) there.add(id);
      for (const id of presence.getLeftList()) there.delete(id);
    }
  }

  connect();
  return {
    positions,
    texts,
    there,
    get connects() {
      return connects;
    },
    get presences() {
      return presences;
    },
    get unheard() {
      return unheard.size;
    },
    get failure() {
      return failure;
    },
    say(text) {
      const id = crypto.randomUUID();
      unheard.set(id, text);
      stream.write(request(text, id));
    },
    leave() {
      left = true;
      stream.cancel();
    },
  };
}
