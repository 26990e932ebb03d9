// A PlazaError as google.rpc.Status, small enough to travel in trailers whatever the request was.
//
// An error of gRPC is all headers: its message percent-encoded, which makes three or more bytes of each that is not ASCII, and its details in
// base64, which adds a third and holds the message once more. Some clients (grpc-java) take no more than 8 KiB of all headers together, and call
// anything larger RESOURCE_EXHAUSTED or INTERNAL.
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import durationPb from 'google-protobuf/google/protobuf/duration_pb.js';
import detailsPb from '../../gen/google/rpc/error_details_pb.js';
import statusPb from '../../gen/google/rpc/status_pb.js';
import type { FieldViolation, PlazaError } from './errors.ts';

/** The longest message, percent-encoded. */
const MESSAGE_BYTES = 1_000;
/** The longest Status, before base64: with its message 5.7 KiB. The rest of 8 KiB is for headers of the proxies and of HTTP. */
const STATUS_BYTES = 3_600;
/** The longest of a violation's two texts, and of a value of ErrorInfo's metadata. */
const TEXT_BYTES = 300;
/** All metadata of ErrorInfo together. */
const METADATA_BYTES = 1_000;

const utf8Bytes = (text: string): number => Buffer.byteLength(text);
const encodedBytes = (text: string): number => encodeURI(text).length;

/** A status message that is no longer than a header of it may be. */
export function fittedMessage(message: string): string {
  return fitted(message, MESSAGE_BYTES, encodedBytes);
}

/** For trailers, replies and frames. */
export function toRichStatus(error: PlazaError, requestId: string, now: Date): statusPb.Status {
  const rich = new statusPb.Status();
  rich.setCode(error.code);
  rich.setMessage(fittedMessage(error.message));

  const info = new detailsPb.ErrorInfo();
  info.setReason(error.reason);
  info.setDomain('plaza');
  const metadata = info.getMetadataMap();
  metadata.set('timestamp', now.toISOString());
  let left = METADATA_BYTES;
  for (const [key, whole] of Object.entries(error.metadata)) {
    const value = fitted(whole, TEXT_BYTES);
    left -= utf8Bytes(key) + utf8Bytes(value);
    if (left >= 0) metadata.set(key, value);
  }

  const request = new detailsPb.RequestInfo();
  request.setRequestId(fitted(requestId, TEXT_BYTES));

  const bad = new detailsPb.BadRequest();
  const used = () =>
    [rich, info, request].reduce((sum, message) => sum + message.serializeBinary().length, OVERHEAD_BYTES);
  addViolations(bad, error.violations, STATUS_BYTES - used());
  const told = bad.getFieldViolationsList().length;
  if (told < error.violations.length)
    metadata.set('omittedViolations', String(error.violations.length - told));

  rich.addDetails(pack(info.serializeBinary(), 'google.rpc.ErrorInfo'));
  rich.addDetails(pack(request.serializeBinary(), 'google.rpc.RequestInfo'));
  if (error.metadata.retryAfter !== undefined) {
    const delay = new durationPb.Duration().setSeconds(Number(error.metadata.retryAfter));
    const retry = new detailsPb.RetryInfo().setRetryDelay(delay);
    rich.addDetails(pack(retry.serializeBinary(), 'google.rpc.RetryInfo'));
  }
  if (told > 0) rich.addDetails(pack(bad.serializeBinary(), 'google.rpc.BadRequest'));
  return rich;
}

/** The names of the details' types, lengths, and omittedViolations. */
const OVERHEAD_BYTES = 200;

/** As many of the violations, in their order, as fit. */
function addViolations(
  bad: detailsPb.BadRequest,
  violations: readonly FieldViolation[],
  bytes: number,
): void {
  let left = bytes;
  for (const { field, description, reason } of violations) {
    const violation = new detailsPb.BadRequest.FieldViolation();
    violation.setField(fitted(field, TEXT_BYTES));
    violation.setDescription(fitted(description, TEXT_BYTES));
    if (reason !== undefined) violation.setReason(reason);
    // A tag and a length in front of each.
    left -= violation.serializeBinary().length + 3;
    if (left < 0) return;
    bad.addFieldViolations(violation);
  }
}

/** A text of at most so many bytes, cut between characters and with … where it was longer. */
function fitted(text: string, bytes: number, bytesOf = utf8Bytes): string {
  // No character has less than a byte; encodeURI throws on a lone surrogate.
  const start = text.slice(0, bytes + 1).toWellFormed();
  if (start.length === text.length && bytesOf(start) <= bytes) return start;
  let left = bytes - bytesOf('…');
  let end = 0;
  for (const character of start) {
    left -= bytesOf(character);
    if (left < 0) break;
    end += character.length;
  }
  return `${start.slice(0, end)}…`;
}

function pack(bytes: Uint8Array, type: string) {
  const any = new anyPb.Any();
  any.pack(bytes, type);
  return any;
}
