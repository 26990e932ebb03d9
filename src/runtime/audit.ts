// What matters to security, told as events: a service appends one in the transaction of what it tells of, and ops keeps it for good.
//
//   await append(tx, call, [audited(call, 'order.cancel', `orders/${id}`)]);
import type { Call } from './call.ts';
import type { NewEvent } from './outbox.ts';

export const AUDIT_RECORDED = 'audit.recorded';

export const ACTIONS = [
  'session.create',
  'session.refuse',
  'user.setRoles',
  'key.rotate',
  'payment.refund',
  'order.cancel',
  'stock.adjust',
] as const;
export type Action = (typeof ACTIONS)[number];

/** The data of such an event. A type, as an interface would not pass for a JSON object. */
export type Audited = {
  /** A user's id, the email that was tried to sign in with, or '' for the platform itself. */
  readonly actor: string;
  readonly action: Action;
  /** What it was done to: 'orders/ID'. */
  readonly resource: string;
  readonly requestId: string;
  /** The client's, as the gateway saw it; '' for the platform itself. */
  readonly address: string;
  /** Who did it for the actor. */
  readonly service: string;
};

export const MAX_ACTOR = 320;
const MAX_ADDRESS = 64;

/** The event of something that is done within a call; by default by whoever calls. Never give it a password or a token. */
export function audited(
  call: Pick<Call, 'method' | 'identity' | 'requestId' | 'clientAddress'>,
  action: Action,
  resource: string,
  actor = call.identity.subject ?? '',
): NewEvent {
  const data: Audited = {
    actor: actor.slice(0, MAX_ACTOR).toWellFormed(),
    action,
    resource,
    requestId: call.requestId,
    address: call.clientAddress.slice(0, MAX_ADDRESS),
    service: /^\/plaza\.([a-z]+)\./.exec(call.method)?.[1] ?? '',
  };
  return { type: AUDIT_RECORDED, resource, data };
}
