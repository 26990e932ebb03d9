// What the proxies say when as many streams are open as there may be: the same as a service that counts those of one caller (src/runtime).
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import durationPb from 'google-protobuf/google/protobuf/duration_pb.js';
import detailsPb from '../gen/google/rpc/error_details_pb.js';
import statusPb from '../gen/google/rpc/status_pb.js';
import type { Json } from './typed.ts';

const reason = 'TOO_MANY_STREAMS';
const message = 'Too many streams are open at the moment: wait for as long as the header retry-after says.';
const resourceExhausted = 8;
const retrySeconds = 1;

/** For JSON clients. */
const details: Json[] = [
  { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'plaza', metadata: {} },
  { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retrySeconds}s` },
];

/** The same for native callers, in the header that gRPC has for it. */
function detailsBin(): string {
  const info = new detailsPb.ErrorInfo().setReason(reason).setDomain('plaza');
  const retry = new detailsPb.RetryInfo().setRetryDelay(new durationPb.Duration().setSeconds(retrySeconds));
  const status = new statusPb.Status().setCode(resourceExhausted).setMessage(message);
  status.addDetails(pack(info.serializeBinary(), 'google.rpc.ErrorInfo'));
  status.addDetails(pack(retry.serializeBinary(), 'google.rpc.RetryInfo'));
  return Buffer.from(status.serializeBinary()).toString('base64');
}

function pack(bytes: Uint8Array, type: string): anyPb.Any {
  const any = new anyPb.Any();
  any.pack(bytes, type);
  return any;
}

export const tooManyStreams = {
  status: 429,
  code: resourceExhausted,
  message,
  details,
  detailsBin: detailsBin(),
};
