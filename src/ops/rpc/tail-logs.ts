import structPb from 'google-protobuf/google/protobuf/struct_pb.js';
import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { Call } from '../../runtime/call.ts';
import { failedPrecondition } from '../../runtime/errors.ts';
import { frames } from '../../runtime/frames.ts';
import { LEVELS, type Level } from '../../runtime/log.ts';
import type { ServerStream } from '../../runtime/server.ts';
import { toTimestamp } from '../../runtime/time.ts';
import { Violations } from '../../runtime/validate.ts';
import { type LogRecord, type LogSource, levelsFrom, type Wanted } from '../logs/log-record.ts';

const DEFAULT_LINES = 100;
const MAX_LINES = 1_000;

/** Streams what the services log. Without cursors: a stream that begins anew begins with the last lines. */
export function tailLogs(
  services: ReadonlySet<string>,
  source: LogSource | undefined,
): ServerStream<pb.TailLogsRequest, pb.TailLogsResponse> {
  return (request, call) => {
    const wanted = readRequest(request, services);
    if (!source) {
      throw failedPrecondition('NO_LOGS', 'Nobody has told this service where the logs are.');
    }
    return frames(pb.TailLogsResponse, call, items(source, wanted, call));
  };
}

function readRequest(request: pb.TailLogsRequest, services: ReadonlySet<string>): Wanted {
  const [service, level] = [request.getService(), request.getLevel() || 'info'];
  const lines = request.hasLines() ? request.getLines()! : DEFAULT_LINES;
  const violations = new Violations();
  violations.check(
    service === '' || services.has(service),
    'service',
    `must be one of ${[...services].sort().join(', ')}`,
  );
  violations.check(LEVELS.includes(level as Level), 'level', `must be one of ${LEVELS.join(', ')}`);
  violations.integer('lines', lines, 0, MAX_LINES);
  violations.throwIfAny();
  return {
    services: service === '' ? services : new Set([service]),
    levels: levelsFrom(level as Level),
    lines,
  };
}

async function* items(
  source: LogSource,
  wanted: Wanted,
  call: Call,
): AsyncGenerator<{ frame: pb.TailLogsResponse }> {
  for await (const record of source.tail(wanted, call.signal)) {
    yield { frame: new pb.TailLogsResponse().setItem(lineMessage(record)) };
  }
}

function lineMessage(record: LogRecord): pb.LogLine {
  const line = new pb.LogLine();
  line.setTime(toTimestamp(new Date(record.time)));
  line.setService(record.service);
  line.setInstance(record.instance);
  line.setLevel(record.level);
  line.setMessage(record.message);
  line.setRequestId(record.requestId);
  line.setFields(structPb.Struct.fromJavaScript(record.fields as Record<string, structPb.JavaScriptValue>));
  return line;
}
