// Who published a message and when, by the word of RabbitMQ: it refuses a user_id that is not the user of the connection, writes
// timestamp_in_ms where its configuration says so (cdk8s/data/rabbitmq.ts), and lets a user send only the types that its topic permission names.
import type { AsyncMessage } from 'rabbitmq-client';
import type { Message } from './attempts.ts';
import { EVENTS } from './rabbitmq-topology.ts';

const PUBLISHER = 'x-publisher';
const PUBLISH_TIME = 'x-publish-time';
const ROUTED_AS = 'x-routed-as';
/** Of RabbitMQ's message interceptor. */
const RECEIVED = 'timestamp_in_ms';

type Stamp = Pick<Message, 'publisher' | 'publishTime' | 'routedAs'>;

/**
 * What `user`, which reads its queue, may believe. What it sent itself, to try it again, has the stamp that it kept in its headers; from
 * anybody else they mean nothing.
 */
export function readStamp(
  {
    userId,
    headers,
    exchange,
    routingKey,
  }: Pick<AsyncMessage, 'userId' | 'headers' | 'exchange' | 'routingKey'>,
  user: string,
): Stamp {
  if (userId === user && headers?.[PUBLISHER] !== undefined)
    return {
      publisher: text(headers[PUBLISHER]),
      publishTime: text(headers[PUBLISH_TIME]),
      routedAs: text(headers[ROUTED_AS]),
    };
  return {
    publisher: text(userId),
    publishTime: time(headers?.[RECEIVED]),
    routedAs: userId === undefined && exchange === EVENTS ? routingKey : undefined,
  };
}

/** The headers of a message that is sent once more: it stays the event of whoever told it. */
export function keepStamp({
  publisher = '',
  publishTime = '',
  routedAs = '',
}: Stamp): Record<string, string> {
  return { [PUBLISHER]: publisher, [PUBLISH_TIME]: publishTime, [ROUTED_AS]: routedAs };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function time(milliseconds: unknown): string | undefined {
  return Number.isSafeInteger(milliseconds) && Math.abs(milliseconds as number) <= 8.64e15
    ? new Date(milliseconds as number).toISOString()
    : undefined;
}
