import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { logFile } from './log-file.ts';
import { end, identify, type ProcessId, signal } from './pid.ts';

export type Kind = 'gateway' | 'service' | 'sidecar' | 'postgres' | 'observer';

/** What a child process is made of. */
export interface ChildSpec {
  name: string;
  kind: Kind;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Where it is asked, for `make status`, where nothing else says so. */
  listens?: string;
  /** stdout and stderr go here, appended. */
  logFile: string;
  /** Default SIGTERM. */
  stopSignal?: NodeJS.Signals;
  /** Time to end after the stop signal, before SIGKILL; default 10 s. */
  stopDeadlineMs?: number;
  /** First delay before a restart, doubled each time up to 5 s; default 200 ms. */
  backoffMs?: number;
  /** Runs before every restart, for what a killed predecessor left behind. */
  beforeRestart?: () => Promise<void>;
}

/** What a supervisor tells the outside; all optional. */
export interface Watcher {
  /** Before its first start; a throw prevents it. */
  supervised?(child: Child): void;
  started?(spec: ChildSpec, id: ProcessId): void;
  ended?(spec: ChildSpec, id: ProcessId): void;
  /** One line for the person at the terminal. */
  say?(line: string): void;
}

/** `waiting` for its restart, `ended` by itself, `stopped` by us for good. */
export type ChildState = 'running' | 'waiting' | 'ended' | 'stopped';

/** A child process under supervision: started again when it ends unasked, as long as `restart` is true. */
export interface Child {
  readonly name: string;
  readonly spec: ChildSpec;
  /** undefined while none runs. */
  readonly id: ProcessId | undefined;
  readonly state: ChildState;
  /** How often it has been started again. */
  readonly restarts: number;
  restart: boolean;
  /** Sends a signal as anybody else might; false when no process is there. */
  kill(name: NodeJS.Signals): boolean;
  /** Starts it at once when it has ended or waits for its restart. */
  revive(): void;
  /** Orderly: stop signal, then SIGKILL after the deadline; resolves once it is gone and will not come back. */
  stop(): Promise<void>;
}

/** Whether it neither runs nor will again by itself. */
export function isOver({ state }: Child): boolean {
  return state === 'ended' || state === 'stopped';
}

const STABLE_MS = 10_000;
const MAX_BACKOFF_MS = 5_000;

export function supervise(spec: ChildSpec, watcher: Watcher = {}, restart = true): Child {
  const log = logFile(spec.logFile);
  const trimming = setInterval(() => log.trim(), 5_000).unref();
  let id: ProcessId | undefined;
  let state: ChildState = 'ended';
  let restarts = -1;
  let stopping = false;
  let backoff = spec.backoffMs ?? 200;
  let timer: NodeJS.Timeout | undefined;
  let gone = Promise.resolve();

  function start(): void {
    restarts += 1;
    const begun = performance.now();
    const output = log.open();
    // Detached: a session of its own, so that Ctrl-C at the terminal reaches us alone and the stop stays orderly.
    const child = spawn(spec.command, spec.args, {
      stdio: ['ignore', output, output],
      env: spec.env ?? process.env,
      detached: true,
      ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
      ...(spec.uid === undefined ? {} : { uid: spec.uid }),
      ...(spec.gid === undefined ? {} : { gid: spec.gid }),
    });
    closeSync(output);
    const mine = child.pid === undefined ? undefined : identify(child.pid);
    id = mine;
    state = 'running';
    if (mine !== undefined) watcher.started?.(spec, mine);
    gone = new Promise((resolve) => {
      const ended = (how: string): void => {
        if (mine !== undefined) watcher.ended?.(spec, mine);
        id = undefined;
        state = 'ended';
        if (!stopping) comeBack(how, performance.now() - begun);
        resolve();
      };
      child.once('exit', (code, by) => ended(by ? `was ended by ${by}` : `ended with exit code ${code}`));
      child.once('error', (error) => {
        if (child.pid === undefined) ended(`cannot be started (${error.message})`);
      });
    });
  }

  function comeBack(how: string, livedMs: number): void {
    if (!controls.restart) return;
    if (livedMs > STABLE_MS) backoff = spec.backoffMs ?? 200;
    watcher.say?.(`${spec.name} ${how}; it starts again in ${backoff} ms (${spec.logFile} may say why)`);
    state = 'waiting';
    timer = setTimeout(revive, backoff);
    backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
  }

  function revive(): void {
    clearTimeout(timer);
    if (stopping || id !== undefined) return;
    Promise.resolve(spec.beforeRestart?.()).then(
      () => {
        if (!stopping && id === undefined) start();
      },
      (error: Error) => comeBack(`cannot be started (${error.message})`, 0),
    );
  }

  async function stop(): Promise<void> {
    stopping = true;
    clearTimeout(timer);
    clearInterval(trimming);
    if (id !== undefined) await end(id, spec.stopSignal ?? 'SIGTERM', spec.stopDeadlineMs ?? 10_000);
    await gone;
    state = 'stopped';
  }

  const controls: Child = {
    name: spec.name,
    spec,
    get id() {
      return id;
    },
    get state() {
      return state;
    },
    get restarts() {
      return restarts;
    },
    restart,
    kill: (name: NodeJS.Signals) => id !== undefined && signal(id, name),
    revive,
    stop,
  };
  watcher.supervised?.(controls);
  start();
  return controls;
}
