import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A log file that children write to by a descriptor of their own, so that they neither cost us time nor break when we are
 * killed. It keeps at most about twice `maxBytes`: when it has grown beyond, it is copied to `<file>.1` and emptied.
 */
export interface LogFile {
  /** Open for appending; the caller closes it once a child has it. */
  open(): number;
  /** Rotates when it is time; a line written between copy and truncate, some microseconds, may be lost. */
  trim(): void;
}

export function logFile(file: string, maxBytes = 16 * 1024 * 1024): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  return {
    // O_APPEND makes truncation safe: the children's next write goes to the new end.
    open: () => openSync(file, 'a', 0o600),
    trim() {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= maxBytes) return;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    },
  };
}

/** Keeps the logs of the run before as `<file>.1`, so that what `make logs` shows is this run's. */
export function setLogsAside(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.log'))) {
    renameSync(join(folder, name), join(folder, `${name}.1`));
  }
}

/** What an Envoy that aborts writes after the line that says why. */
const backtrace = /\[backtrace\]|\[envoy_bug\]|^Our FatalActions/;

/** The end of a log file in one line, for an error message. */
export function lastLines(file: string, count = 4): string {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines
    .filter((line) => !backtrace.test(line))
    .slice(-count)
    .join(' / ');
}
