import { type DestinationStream, destination, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Field names whose values never reach the log, at the top of a line and one level down. Request bodies are never logged at all. */
const SECRET = [
  'password',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'secret',
  'privateKey',
  'card',
  'cardNumber',
  'cookie',
];

/** JSON lines on stdout. Lines are written in blocks of 4 KiB or 50 ms, so that logging costs a call no system call. */
export function createLog(
  options: { service: string; instance: string; level: string },
  stream: DestinationStream = destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 50 }),
): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service, instance: options.instance },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
      serializers: { err: describe, error: describe },
    },
    stream,
  );
}

/** The parts of an error that may be logged. A driver's `detail`, `parameters` and the like carry users' data and stay out. */
function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, reason } = error as { code?: unknown; constraint?: unknown; reason?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: describe(error.cause, depth + 1) }),
  };
}
