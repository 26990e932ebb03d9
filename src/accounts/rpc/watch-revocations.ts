import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Call } from '../../runtime/call.ts';
import { frames, type Step } from '../../runtime/frames.ts';
import type { Revocation } from '../../runtime/revocations.ts';
import type { ServerStream } from '../../runtime/server.ts';
import type { RevocationLog } from '../revocation-log.ts';

type Frame = accountsPb.WatchRevocationsResponse;

export const watchRevocations =
  (
    log: RevocationLog,
  ): ServerStream<accountsPb.WatchRevocationsRequest, accountsPb.WatchRevocationsResponse> =>
  (_request, call) =>
    frames<accountsPb.RevocationList, Frame>(accountsPb.WatchRevocationsResponse, call, lists(log, call));

async function* lists(
  log: RevocationLog,
  call: Call,
): AsyncGenerator<Step<accountsPb.RevocationList, Frame>> {
  let complete = false;
  for await (const revocations of log.follow(call.signal)) {
    complete ||= revocations.length === 0;
    const list = new accountsPb.RevocationList();
    list.setRevocationsList(revocations.map(message));
    list.setComplete(complete);
    const frame = new accountsPb.WatchRevocationsResponse();
    frame.setItem(list);
    yield { frame };
  }
}

function message({ id, leastVersion, spared, keepMs }: Revocation): accountsPb.Revocation {
  const revocation = new accountsPb.Revocation();
  revocation.setId(id);
  revocation.setLeastVersion(leastVersion);
  revocation.setSparedSessionId(spared);
  revocation.setKeepSeconds(Math.ceil(keepMs / 1_000));
  return revocation;
}
