import type pg from 'pg';

/** The connection of pg, as far as the copy protocol needs it. */
interface Connection {
  stream: NodeJS.WritableStream;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sync(): void;
}

/** Runs `copy … from stdin` with these lines, no faster than the server takes them; pg itself has no copy. */
export function copyIn(client: pg.Client, statement: string, lines: Iterable<string>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const pieces = lines[Symbol.iterator]();

  function send(connection: Connection): void {
    for (;;) {
      const { value, done } = pieces.next();
      if (done) {
        connection.endCopyFrom();
        return;
      }
      connection.sendCopyFromChunk(Buffer.from(value));
      if (
        connection.stream.writable &&
        (connection.stream as { writableNeedDrain?: boolean }).writableNeedDrain
      ) {
        connection.stream.once('drain', () => send(connection));
        return;
      }
    }
  }

  // What pg asks of anything it may have in its queue.
  client.query({
    submit: (connection: Connection) => connection.query(statement),
    handleCopyInResponse: send,
    handleCommandComplete() {},
    handleReadyForQuery: () => resolve(),
    handleError: (error: Error) => reject(error),
  } as never);
  return promise;
}
