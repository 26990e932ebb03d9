// Reads the text of server-sent events as the HTML standard has it, from pieces of bytes cut anywhere.

export interface ServerSentEvent {
  /** Its data lines, joined by line feeds. */
  data: string;
  /** How long to wait before connecting again, in ms, when the server said so since the event before. */
  retryMs: number | undefined;
}

/** The events of a body. What stands behind the last blank line is no event: it was cut. */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  // It also takes away a byte order mark.
  const decoder = new TextDecoder();
  let data: string[] = [];
  let retryMs: number | undefined;
  let rest = '';
  let afterReturn = false;
  for await (const bytes of body) {
    let text = decoder.decode(bytes, { stream: true });
    // A line may end in CR LF, and be cut between the two: the CR has ended it already.
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    else if (text === '') continue;
    afterReturn = text.endsWith('\r');
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { data: data.join('\n'), retryMs };
        data = [];
        retryMs = undefined;
        continue;
      }
      const colon = line.indexOf(':');
      // A line that begins with a colon is a comment: its field has no name.
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
      if (field === 'data') data.push(value);
      else if (field === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
    }
  }
}
