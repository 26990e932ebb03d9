// A space of DataSync as a program wants it: a map that others change too, and a way to change it that says who was first.
//
//   const space = await openSpace({ host: 'localhost:8080', token, name: 'notes' });
//   space.entries.get('title');                                  // { value, version }
//   const answer = await space.change('title', 'Hello', 0);      // made on version 0: there was none
//   if (!answer.made) …                                          // somebody was first: answer.current is theirs
//
// When the stream is cut (a replica is restarted, the network is gone) it goes on behind its last cursor, and asks again for what was not
// answered; each change has a request id, so that it is made once however often it is asked for.
import { setTimeout as delay } from 'node:timers/promises';
import {
  Client,
  type ClientDuplexStream,
  credentials,
  Metadata,
  type StatusObject,
  status,
} from '@grpc/grpc-js';
import grpcPb from '../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import pb from '../gen/plaza/rooms/v1/rooms_pb.js';

const { DataSyncService } = grpcPb;

export interface Entry {
  readonly value: string;
  readonly version: number;
  /** Who made the last change. */
  readonly userId: string;
}

export type Answer =
  | { readonly made: true; readonly version: number }
  /** Undefined: there is no such entry. */
  | { readonly made: false; readonly current: Entry | undefined };

export interface Space {
  /** The newest that is known. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Makes a change on a version; resolves when it is made or refused, however long the way there is cut. */
  change(key: string, value: string, version: number): Promise<Answer>;
  close(): void;
}

export interface SpaceOptions {
  /** Of the gateway. */
  host: string;
  token: () => Promise<string>;
  name: string;
  /** Is called with each entry that somebody, or this program, has changed; not with those that were there at first. */
  changed?: (key: string, entry: Entry) => void;
  /** Is called when the stream was cut. */
  cut?: (why: string) => void;
}

/** A stream that ends so may be tried again. */
const PASSING = new Set([
  status.UNAVAILABLE,
  status.INTERNAL,
  status.UNKNOWN,
  status.CANCELLED,
  status.DEADLINE_EXCEEDED,
]);

/** Opens a space, and resolves when all of it is there. */
export async function openSpace(options: SpaceOptions): Promise<Space> {
  const { host, token, name, changed = () => {}, cut = () => {} } = options;
  const client = new Client(host, credentials.createInsecure());
  const entries = new Map<string, Entry>();
  const asked = new Map<string, PromiseWithResolvers<Answer> & { request: pb.SyncStreamRequest }>();
  const ready = Promise.withResolvers<void>();
  let isReady = false;
  let closed = false;
  let cursor = '';
  let stream: ClientDuplexStream<pb.SyncStreamRequest, pb.SyncStreamResponse> | undefined;

  async function connect(): Promise<void> {
    const metadata = new Metadata();
    try {
      metadata.set('authorization', `Bearer ${await token()}`);
    } catch (error) {
      // Before anything was there it is the program's to know; later the gateway may be away for a moment.
      if (isReady) await again((error as Error).message);
      else ready.reject(error);
      return;
    }
    const { path, requestSerialize, responseDeserialize } = DataSyncService.syncStream;
    const opened = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata);
    opened.on('data', receive);
    opened.on('error', () => {});
    opened.on('status', ({ code, details }: StatusObject) => {
      stream = undefined;
      if (PASSING.has(code)) void again(details);
      else if (code !== status.OK) fail(new Error(details));
    });
    const opening = new pb.SyncStreamRequest.Open();
    opening.setSpace(name);
    opening.setCursor(cursor);
    const first = new pb.SyncStreamRequest();
    first.setOpen(opening);
    opened.write(first);
    for (const { request } of asked.values()) opened.write(request);
    stream = opened;
  }

  async function again(why: string): Promise<void> {
    if (closed) return;
    cut(why);
    await delay(200 + Math.random() * 300);
    if (!closed) await connect();
  }

  function fail(error: Error): void {
    ready.reject(error);
    for (const { reject } of asked.values()) reject(error);
    asked.clear();
  }

  function receive(frame: pb.SyncStreamResponse): void {
    // Every frame that says where the stream stands is one to go on from.
    cursor = frame.getCursor() ?? cursor;
    if (frame.hasItem()) keep(frame.getItem()!);
    if (frame.hasReady()) {
      isReady = true;
      ready.resolve();
    }
    const accepted = frame.getAccepted();
    if (accepted) answer(accepted.getRequestId(), { made: true, version: Number(accepted.getVersion()) });
    const conflict = frame.getConflict();
    if (conflict) {
      const current = conflict.getCurrent()!;
      keep(current);
      answer(conflict.getRequestId(), { made: false, current: entries.get(current.getKey()) });
    }
  }

  function keep(entry: pb.SyncEntry): void {
    const [key, version] = [entry.getKey(), Number(entry.getVersion())];
    // An answer may tell of a change before its item comes.
    if (version <= (entries.get(key)?.version ?? 0)) return;
    const kept = { value: entry.getValue(), version, userId: entry.getUserId() };
    entries.set(key, kept);
    if (isReady) changed(key, kept);
  }

  function answer(requestId: string, given: Answer): void {
    asked.get(requestId)?.resolve(given);
    asked.delete(requestId);
  }

  await connect();
  await ready.promise;
  return {
    entries,
    change(key, value, version) {
      const wanted = new pb.SyncStreamRequest.Change();
      wanted.setKey(key);
      wanted.setValue(value);
      wanted.setVersion(String(version));
      const requestId = crypto.randomUUID();
      wanted.setRequestId(requestId);
      const request = new pb.SyncStreamRequest();
      request.setChange(wanted);
      const waiting = Promise.withResolvers<Answer>();
      asked.set(requestId, { ...waiting, request });
      stream?.write(request);
      return waiting.promise;
    },
    close() {
      closed = true;
      stream?.end();
      client.close();
    },
  };
}
