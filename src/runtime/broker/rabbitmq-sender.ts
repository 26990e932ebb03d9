import { once } from 'node:events';
import type { Channel, Connection, Envelope, ReturnedMessage } from 'rabbitmq-client';
import { unavailable } from '../errors.ts';

export type Sent = Envelope & { readonly body: unknown };

export interface Sender {
  /** Resolves when the broker has confirmed each of them; rejects within 6 s when it does not, or has no queue for one. */
  (messages: readonly Sent[]): Promise<void>;
  close(): Promise<void>;
}

const CONFIRM_MS = 5_000;

/**
 * Sends persistent messages that the broker confirms, over one channel; a channel that failed is followed by a new one. Each says as whom it
 * is sent, and RabbitMQ refuses one that says so of somebody else.
 */
export function createSender(connection: Connection, userId: string): Sender {
  let opening: Promise<Channel> | undefined;
  let current: Channel | undefined;

  async function open(): Promise<Channel> {
    const channel = await connection.acquire();
    // Its error comes to whoever waits for a confirm.
    channel.on('error', () => {});
    await channel.confirmSelect();
    current = channel;
    return channel;
  }

  async function send(messages: readonly Sent[]): Promise<void> {
    if (messages.length === 0) return;
    if (!current?.active) {
      opening ??= open().finally(() => {
        opening = undefined;
      });
    }
    const channel = opening ? await opening : current!;
    const ids = new Set(messages.map(({ messageId }) => messageId));
    const returned: string[] = [];
    // A message that no queue takes is returned before it is confirmed.
    const listen = (message: ReturnedMessage) => {
      if (ids.has(message.messageId)) returned.push(String(message.routingKey));
    };
    channel.on('basic.return', listen);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), CONFIRM_MS);
    try {
      const confirmed = Promise.all(
        messages.map(({ body, ...envelope }) =>
          channel.basicPublish({ ...envelope, userId, durable: true, mandatory: true }, toBody(body)),
        ),
      );
      confirmed.catch(() => {});
      await Promise.race([confirmed, once(late.signal, 'abort').then(() => Promise.reject(timedOut()))]);
    } catch (error) {
      // Confirms of what is still on the way must not be taken for those of later messages' senders.
      void channel.close().catch(() => {});
      throw error;
    } finally {
      clearTimeout(timer);
      channel.off('basic.return', listen);
    }
    if (returned.length > 0)
      throw unavailable('NO_QUEUE', `The broker has no queue for ${[...new Set(returned)].join(', ')}.`);
  }

  return Object.assign(send, {
    async close() {
      if (current?.active) await current.close();
    },
  });
}

function timedOut() {
  return unavailable('BROKER_UNAVAILABLE', 'The broker did not confirm in time.');
}

function toBody(body: unknown): unknown {
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
