// Entries of what changes nothing: what staff read, and what a service refused. There is no transaction to keep them in, and a call does
// not wait for them: they are written together, a moment later.
//
// What is promised is less than of a change: of a process that is killed the last second may be missing, and of a database that is away
// for long all but the first WAITING; how many are missing is an entry, too. How much one asker can make of it, audit-limit.ts bounds.
import { status } from '@grpc/grpc-js';
import { type Action, type Audited, audited, hasToldItself, refused } from './audit.ts';
import { type AuditLimit, createAuditLimit } from './audit-limit.ts';
import { AUDITED } from './audited-methods.ts';
import { type Event, newEvent } from './broker/event.ts';
import { backgroundCall, type Call } from './call.ts';
import type { PlazaError } from './errors.ts';
import type { Logger } from './log.ts';
import type { NewEvent } from './outbox.ts';

/** What a method's calls tell. */
export interface CallAudit {
  /** It is answered; of a stream, with its first message. */
  answered(call: Call, request: unknown): void;
  refused(call: Call, request: unknown, error: PlazaError): void;
}

export interface AuditTrail {
  /** Undefined for a method whose calls are no entries. */
  of(method: string): CallAudit | undefined;
  /** Writes what is left, and nothing any more. */
  stop(): Promise<void>;
}

export interface AuditTrailOptions {
  /** Keeps entries, in the outbox or, in ops, in the log itself. */
  keep(events: readonly Event[]): Promise<unknown>;
  log: Logger;
  limit?: AuditLimit;
  /** How often entries are written, default 1 000. */
  everyMs?: number;
  now?: () => number;
}

/** Entries that wait for a database that is away. */
const WAITING = 2_000;
const BATCH = 500;

/** What a caller is refused for want of a right, or for what the resource is: another's resource is not found. */
const REFUSALS: ReadonlySet<status> = new Set([
  status.PERMISSION_DENIED,
  status.UNAUTHENTICATED,
  status.NOT_FOUND,
  status.FAILED_PRECONDITION,
]);

export function createAuditTrail(options: AuditTrailOptions): AuditTrail {
  const { keep, log, limit = createAuditLimit(), everyMs = 1_000, now = Date.now } = options;
  const waiting: Event[] = [];
  let lost = 0;
  let failing = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  function note(call: Call, event: NewEvent): void {
    if (limit.allows(event.data as Audited, now())) {
      if (waiting.length < WAITING) waiting.push(newEvent(call, event));
      else lost++;
    }
    soon();
  }

  function soon(): void {
    if (stopped || timer || writing) return;
    timer = setTimeout(() => {
      timer = undefined;
      writing = write().finally(() => {
        writing = undefined;
        if (waiting.length > 0 || limit.hasLeft) soon();
      });
    }, everyMs);
    timer.unref();
  }

  async function write(): Promise<void> {
    const left = limit.over(now());
    if (left.length > 0) {
      const call = backgroundCall({ method: 'audit', log });
      for (const { asked, count } of left) {
        const detail = `${count} more within the minute`;
        const event = { ...audited(call, asked.action, '', asked.actor, detail) };
        const data = {
          ...event.data,
          address: asked.address,
          ...(asked.outcome && { outcome: asked.outcome }),
        };
        waiting.push(newEvent(call, { ...event, data }));
      }
    }
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, BATCH);
        await keep(batch);
        waiting.splice(0, batch.length);
      }
      failing = false;
    } catch (err) {
      if (!failing) log.warn({ err, waiting: waiting.length }, 'audit trail: entries wait');
      failing = true;
    }
    if (lost > 0) log.error({ lost }, 'audit trail: there was no room for entries, which are lost');
    lost = 0;
  }

  return {
    of(method) {
      const found = AUDITED[method as keyof typeof AUDITED];
      if (!found) return undefined;
      const [action] = found.actions as readonly [Action, ...Action[]];
      const resource = renetworkOf(found.resource || method.slice(1));
      return {
        answered(call, request) {
          const { isStaff, workload } = call.identity;
          // What anybody reads of their own is nobody's business, and what a service reads for a user is that service's call.
          if (found.read && isStaff && workload === 'gateway')
            note(call, audited(call, action, resource(request, call)));
        },
        refused(call, request, error) {
          if (!REFUSALS.has(error.code) || hasToldItself(error)) return;
          note(call, refused(audited(call, action, resource(request, call)), error.reason));
        },
      };
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await writing;
      await write();
      if (waiting.length > 0) log.error({ lost: waiting.length }, 'audit trail: the last entries are lost');
    },
  };
}

type Getters = Record<string, (() => unknown) | undefined>;

/** The name of what a request is about, by a template such as users/{user.id}; as far as it is known where there is no one request. */
function renetworkOf(template: string): (request: unknown, call: Call) => string {
  const parts = template
    .split(/\{([^}]+)\}/)
    .map((part, i) => (i % 2 === 0 ? part : part.split('.').map(getter)));
  return (request, call) => {
    let name = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        name += part;
        continue;
      }
      let value: unknown = request;
      for (const get of part) value = (value as Getters | undefined)?.[get]?.call(value);
      if (typeof value !== 'string' || value === '') return name.replace(/\/$/, '');
      name += value === 'me' ? (call.identity.subject ?? value) : value;
    }
    return name;
  };
}

/** user_id is read by getUserId. */
function getter(field: string): string {
  return `get${field
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;
}
