// What matters to security, told as events: a service appends one in the transaction of what it tells of, and ops keeps it for good.
//
//   await append(tx, call, [audited(call, 'order.cancel', `orders/${id}`)]);
//
// What changes nothing, a read or a refusal, has no transaction: audit-trail.ts tells of it.
import { AUDITED } from './audited-methods.ts';
import type { Event } from './broker/event.ts';
import type { Call } from './call.ts';
import type { PlazaError } from './errors.ts';
import { newId } from './ids.ts';
import type { NewEvent } from './outbox.ts';

export const AUDIT_RECORDED = 'audit.recorded';

/** By the graph: whoever needs another one gives it to its method in the proto. */
export type Action = (typeof AUDITED)[keyof typeof AUDITED]['actions'][number];
export const ACTIONS: readonly Action[] = [
  ...new Set(Object.values(AUDITED).flatMap(({ actions }) => actions)),
].sort();
/** Whose action it is, also where the work is in the background and no method's. */
const SERVICES: ReadonlyMap<string, string> = new Map(
  Object.values(AUDITED).flatMap(({ actions, service }) =>
    actions.map((action) => [action, service] as const),
  ),
);

/** The data of such an event. A type, as an interface would not pass for a JSON object. */
export type Audited = {
  /** A user's id, the email that was tried to sign in with, or '' for nobody that is known and for the platform itself. */
  readonly actor: string;
  readonly action: Action;
  /** What it was done to: 'orders/ID'. */
  readonly resource: string;
  readonly requestId: string;
  /** The client's, as the gateway saw it; '' for the platform itself. */
  readonly address: string;
  /** Who did it for the actor. */
  readonly service: string;
  /** Absent for what was done. */
  readonly outcome?: 'REFUSED';
  /** Of the refusal. */
  readonly reason?: string;
  /** What there is to add. */
  readonly detail?: string;
};

export const MAX_ACTOR = 320;
const MAX_ADDRESS = 64;
const MAX_RESOURCE = 200;
export const MAX_DETAIL = 500;

type Caller = Pick<Call, 'identity' | 'requestId' | 'clientAddress'>;

/** The event of something that is done within a call; by default by whoever calls. Never give it a password or a token. */
export function audited(
  call: Caller,
  action: Action,
  resource: string,
  actor = call.identity.subject ?? '',
  detail = '',
): NewEvent {
  const data: Audited = {
    actor: plain(actor, MAX_ACTOR),
    action,
    resource: plain(resource, MAX_RESOURCE),
    requestId: call.requestId,
    address: plain(call.clientAddress, MAX_ADDRESS),
    service: SERVICES.get(action) ?? '',
    ...(detail === '' ? {} : { detail: plain(detail, MAX_DETAIL) }),
  };
  return { type: AUDIT_RECORDED, resource: data.resource, data };
}

/** What a client has written is no more than so long, and nothing that a database or a terminal would not take. */
function plain(text: string, max: number): string {
  return text
    .slice(0, max)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '');
}

/** The same of something that is refused, and changes nothing. */
export function refused(event: NewEvent, reason: string): NewEvent {
  return { ...event, data: { ...event.data, outcome: 'REFUSED', reason } };
}

const told = new WeakSet<PlazaError>();

/** A refusal of which the handler has told itself, in the transaction of what the refusal changes. */
export function toldItself(error: PlazaError): PlazaError {
  told.add(error);
  return error;
}

export function hasToldItself(error: PlazaError): boolean {
  return told.has(error);
}

/**
 * Entries that go out together travel as one: what carries them, and what keeps them, does its work by the message. Their ids are
 * kept, by which ops keeps each once.
 */
export function packed(events: readonly Event[]): readonly Event[] {
  const entries = events.filter(({ type }) => type === AUDIT_RECORDED);
  if (entries.length < 2) return events;
  const [{ requestId, traceparent, time }] = entries as [Event, ...Event[]];
  const pack: Event = {
    id: newId(),
    type: AUDIT_RECORDED,
    resource: 'audit',
    userId: '',
    requestId,
    traceparent,
    time,
    data: { entries: entries as unknown as Event['data'][] },
  };
  return [...events.filter(({ type }) => type !== AUDIT_RECORDED), pack];
}
