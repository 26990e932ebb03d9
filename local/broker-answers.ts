import { once } from 'node:events';
import { connect } from 'node:net';

const DEADLINE_MS = 3_000;

/** Refuses a broker where nobody listens. Later on an outage is waited out, and orders of a mistyped URL would stand still without a word. */
export async function brokerAnswers(url: string): Promise<void> {
  const { hostname, port, protocol } = new URL(url);
  const at = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'amqps:' ? 5671 : 5672),
  };
  const socket = connect(at);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(DEADLINE_MS) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `Nobody answers at ${at.host}:${at.port}, which BROKER_URL names (${code}): start RabbitMQ there, or leave BROKER_URL away.`,
    );
  } finally {
    socket.destroy();
  }
}
