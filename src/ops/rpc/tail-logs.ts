import structPb from 'google-protobuf/google/protobuf/struct_pb.js';
import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { failedPrecondition } from '../../runtime/errors.ts';
import { frames, type Step } from '../../runtime/frames.ts';
import { LEVELS, type Level } from '../../runtime/log.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import { toTimestamp } from '../../runtime/time.ts';
import { Violations } from '../../runtime/validate.ts';
import { type LogRecord, type LogSource, levelsFrom, type Wanted } from '../logs/log-record.ts';
import { flatten, type LogStep, unflatten } from '../logs/places.ts';

const DEFAULT_LINES = 100;
const MAX_LINES = 1_000;

/** Streams what the services log: the last lines and those to come, or all that came behind a cursor. */
export function tailLogs(
  services: ReadonlySet<string>,
  source: LogSource | undefined,
  tokens: PageTokens,
): ServerStream<pb.TailLogsRequest, pb.TailLogsResponse> {
  return (request, call) => {
    const scope = { call, query: [request.getService(), levelOf(request)] };
    const wanted = readRequest(request, services, (cursor) =>
      tokens.decode<(string | number)[]>(scope, cursor, 'cursor'),
    );
    if (!source) {
      throw failedPrecondition('NO_LOGS', 'Nobody has told this service where the logs are.');
    }
    const cursorAt = ({ places }: LogStep) => tokens.encode(scope, flatten(places));
    return frames(pb.TailLogsResponse, call, items(source.tail(wanted, call.signal), cursorAt));
  };
}

function readRequest(
  request: pb.TailLogsRequest,
  services: ReadonlySet<string>,
  decode: (cursor: string) => readonly (string | number)[] | undefined,
): Wanted {
  const [service, level] = [request.getService(), levelOf(request)];
  const lines = request.hasLines() ? request.getLines()! : DEFAULT_LINES;
  const violations = new Violations();
  violations.check(
    service === '' || services.has(service),
    'service',
    `must be one of ${[...services].sort().join(', ')}`,
  );
  violations.check(LEVELS.includes(level as Level), 'level', `must be one of ${LEVELS.join(', ')}`);
  violations.integer('lines', lines, 0, MAX_LINES);
  const from = violations.read(() => decode(request.getCursor()));
  violations.throwIfAny();
  return {
    services: service === '' ? services : new Set([service]),
    levels: levelsFrom(level as Level),
    lines,
    from: from && unflatten(from),
  };
}

const levelOf = (request: pb.TailLogsRequest): string => request.getLevel() || 'info';

async function* items(
  steps: AsyncIterable<LogStep>,
  cursorAt: (step: LogStep) => string,
): AsyncGenerator<Step<pb.LogLine, pb.TailLogsResponse>> {
  for await (const step of steps) {
    const cursor = cursorAt(step);
    yield step.record ? { item: lineMessage(step.record), cursor } : { cursor };
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
