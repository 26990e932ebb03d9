import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEvents } from './server-sent-events.ts';

async function parse(pieces: Uint8Array[]): Promise<string[]> {
  async function* body() {
    yield* pieces;
  }
  const read: string[] = [];
  for await (const { data } of readEvents(body())) read.push(data);
  return read;
}

describe('readEvents', () => {
  for (const [what, text, expected] of [
    ['one event', 'data: a\n\n', ['a']],
    ['two', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['lines that end in CR LF', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['lines that end in CR', 'data: a\r\rdata: b\r\r', ['a', 'b']],
    ['data of several lines', 'data: a\ndata:\ndata:  b\n\n', ['a\n\n b']],
    ['no space behind the colon', 'data:a\n\n', ['a']],
    ['a field without a colon', 'data\n\n', ['']],
    ['comments and other fields', ': hello\nevent: x\nid: 7\ndata: a\nretry: soon\nwhat\n\n', ['a']],
    ['a byte order mark', '\ufeffdata: a\n\n', ['a']],
    ['blank lines', '\n\n\ndata: a\n\n\n\n', ['a']],
    ['an event that was cut', 'data: a\n\ndata: b\n', ['a']],
    ['letters of several bytes', 'data: grüße 🛒 ∑\n\ndata: 中\n\n', ['grüße 🛒 ∑', '中']],
    ['nothing', '', []],
  ] as const) {
    it(`reads ${what}, wherever it is cut`, async () => {
      const bytes = new TextEncoder().encode(text);
      assert.deepEqual(await parse([bytes]), expected);
      assert.deepEqual(await parse([...bytes].map((byte) => Uint8Array.of(byte))), expected);
      for (let at = 1; at < bytes.length; at++) {
        assert.deepEqual(await parse([bytes.subarray(0, at), bytes.subarray(at)]), expected, `at ${at}`);
      }
    });
  }
});
