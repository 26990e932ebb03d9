import { createHash } from 'node:crypto';
import { type Action, type Audited, audited, refused } from '../../runtime/audit.ts';
import { AUDITED } from '../../runtime/audited-methods.ts';
import type { Event } from '../../runtime/broker/event.ts';
import { identityFrom } from '../../runtime/call.ts';

/** What a proxy refused, as its access log has it: by rights 403, for want of a good token 401. */
export interface Refusal {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly event: Event & { readonly data: Audited };
}

/** Undefined for a line that tells of something else, or of a method whose calls are no entries. */
export function readRefusal(text: string): Refusal | undefined {
  let line: Record<string, unknown>;
  try {
    line = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const field = (name: string) => (typeof line[name] === 'string' && line[name] !== '-' ? line[name] : '');
  const [filter] = /^(rbac|jwt_authn)_access_denied/.exec(field('details')) ?? [];
  // A method of a version that is pinned has its name behind it.
  const [method] = field('rpc').split(' ');
  const found = AUDITED[`/${method}` as keyof typeof AUDITED];
  const time = Date.parse(field('time'));
  if (!filter || !found || Number.isNaN(time)) return undefined;

  const proxy = field('proxy');
  const edge = proxy.startsWith('gateway');
  const subject = field('subject');
  const call = {
    identity: identityFrom(subject === '' ? undefined : subject, undefined, undefined),
    requestId: field('request_id'),
    clientAddress: field('client'),
  };
  const resource = field('path')
    .replace(/^\/(v\d+\/)?/, '')
    .replace(/:[A-Za-z]+$/, '');
  const caller = edge ? '' : `from ${field('caller') || 'nobody that shows who it is'}`;
  const entry = audited(call, found.actions[0] as Action, resource, undefined, caller);
  const { type, data } = refused(entry, filter.startsWith('rbac') ? 'PERMISSION_DENIED' : 'UNAUTHENTICATED');
  return {
    time,
    event: {
      // The same for whoever reads the line, and whenever.
      id: idOf(time, text),
      type,
      resource: entry.resource,
      userId: '',
      requestId: call.requestId,
      traceparent: field('traceparent'),
      time: new Date(time).toISOString(),
      data: { ...(data as Audited), service: edge ? 'gateway' : found.service },
    },
  };
}

/** A UUIDv7 whose random part is made of the text. */
export function idOf(time: number, text: string): string {
  const hash = createHash('sha256').update(text).digest();
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(time, 0, 6);
  hash.copy(bytes, 6, 0, 10);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
