import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import grpcPb from '../../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import { batch } from '../runtime/batch.ts';
import { openDatabase } from '../runtime/database.ts';
import { createFault } from '../runtime/fault.ts';
import { createFeed, createFeeds } from '../runtime/feed.ts';
import { followRevocations } from '../runtime/follow-revocations.ts';
import { createHealth } from '../runtime/health.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createNotices } from '../runtime/notices.ts';
import { createPageTokens } from '../runtime/pages.ts';
import { createPeers } from '../runtime/peers.ts';
import type { Periodic } from '../runtime/periodic.ts';
import { createServer, implement } from '../runtime/server.ts';
import { batchSizes } from '../runtime/telemetry/batch-sizes.ts';
import { noTelemetry, type Telemetry } from '../runtime/telemetry/telemetry.ts';
import type { Config } from './config.ts';
import { createPaces } from './conversation/pace.ts';
import { changeEntries } from './db/change-entries.ts';
import { findMembers } from './db/find-members.ts';
import { type Kept, meetingTwins, postMessages } from './db/post-messages.ts';
import { readEntries } from './db/read-entries.ts';
import { readMessages } from './db/read-messages.ts';
import type { Change } from './domain/entry.ts';
import type { Post } from './domain/message.ts';
import { QUOTAS, type Quotas } from './domain/quotas.ts';
import { createMade } from './made.ts';
import { startMaintenance } from './maintenance.ts';
import { createMembers } from './presence/members.ts';
import { createRosters } from './presence/rosters.ts';
import { createRetention } from './retention.ts';
import { chat } from './rpc/chat.ts';
import { encodeMessage } from './rpc/encoded.ts';
import { encodeEntry } from './rpc/entry-message.ts';
import { listMessages } from './rpc/list-messages.ts';
import { postMessage } from './rpc/post-message.ts';
import { syncStream } from './rpc/sync-stream.ts';
import { watchRoom } from './rpc/watch-room.ts';

/** Rooms and spaces, on one database; what one replica commits, the others are told. */
export function createApp(
  config: Config,
  log: Logger,
  telemetry: Telemetry = noTelemetry,
  quotas: Quotas = QUOTAS,
): App {
  const url = config.databaseUrl;
  const name = config.instance;
  const db = openDatabase({ url, max: config.databasePool, name, log, telemetry });
  const tokens = createPageTokens(config.pageTokenSecret);
  const peers = createPeers(config.mesh);
  const revoked = peers.connect('accounts', accountsGrpc.RevocationsService);
  const { revocations, ...followed } = followRevocations(
    (call) => revoked.watchRevocations(new accountsPb.WatchRevocationsRequest(), call),
    log,
  );
  const fault = createFault(config.fault);

  const notices = createNotices({ url, channel: 'rooms', name, log });
  const retention = createRetention(db, quotas, log);
  const posted = (room: string, kept?: Kept) => {
    notices.tell(`message ${room}`);
    if (kept) retention.posted(room, kept);
  };
  const membersChanged = (room: string) => notices.tell(`members ${room}`);
  const spaceChanged = (space: string) => notices.tell(`space ${space}`);

  const messages = createFeeds((room) =>
    createFeed({
      read: async (after, limit) => (await readMessages(db, room, after, limit)).map(encodeMessage),
      log,
    }),
  );
  const entries = createFeeds((space) =>
    createFeed({
      read: async (after, limit) => (await readEntries(db, space, after, limit)).map(encodeEntry),
      // Of 64 KiB each, if it comes to that.
      ...{ keep: 100, batch: 50 },
      log,
    }),
  );
  const members = createMembers({ db, changed: membersChanged, log });
  const rosters = createRosters({ read: (room) => findMembers(db, room), log });
  notices.on((notice) => {
    const [kind, key] = notice?.split(' ') ?? [];
    if (kind === undefined || kind === 'message') messages.wake(key);
    if (kind === undefined || kind === 'space') entries.wake(key);
    if (kind === undefined || kind === 'members') rosters.touch(key);
  });

  const sized = batchSizes(telemetry);
  const post = batch(
    async (room: string, posts: Post[]) => {
      const made = await meetingTwins(() => postMessages(db, room, posts));
      posted(room, made.kept);
      return made.posted;
    },
    { sized: sized('posts') },
  );
  const spaceHolds = { entries: quotas.entriesOfSpace, bytes: quotas.bytesOfSpace };
  const change = batch(
    async (space: string, changes: Change[]) => {
      const answers = await changeEntries(db, space, changes, spaceHolds);
      spaceChanged(space);
      return answers;
    },
    { max: 50, sized: sized('changes') },
  );

  const roomMade = createMade(db, 'rooms', quotas);
  const spaceMade = createMade(db, 'spaces', quotas);
  const services = [
    implement(grpcPb.RoomsService, {
      chat: chat({
        ...{ db, tokens, feeds: messages, members, rosters, post, quotas },
        made: roomMade,
        paces: createPaces(quotas),
      }),
      postMessage: postMessage(db, roomMade, posted),
      listMessages: listMessages(db, tokens),
      watchRoom: watchRoom({ db, tokens, feeds: messages }),
    }),
    implement(grpcPb.DataSyncService, {
      syncStream: syncStream({
        ...{ db, tokens, feeds: entries, change, quotas },
        made: spaceMade,
        paces: createPaces(quotas),
      }),
    }),
  ];
  const health = createHealth({
    services: services.map((service) => service.name),
    probe: () => db.healthy(),
    ready: followed.ready,
    log,
  });
  const server = createServer({
    log,
    services,
    telemetry,
    health,
    reflection: config.reflection,
    fault,
    revocations,
  });

  let maintenance: Periodic | undefined;
  return {
    server,
    health,
    start() {
      members.start();
      maintenance = startMaintenance(db, log);
    },
    async stop() {
      await followed.stop();
      peers.close();
      await maintenance?.stop();
      await members.stop();
      await retention.stop();
      messages.close();
      entries.close();
      await notices.close();
      await db.close();
    },
  };
}
