// Reads the bytes of an ExportTraceServiceRequest by the numbers of its fields, as a collector does, for specs.
import protobuf from 'google-protobuf';

export interface OtlpSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly attributes: Record<string, unknown>;
  readonly resource: Record<string, unknown>;
  readonly links: readonly { traceId: string; spanId: string }[];
  readonly tookMs: number;
  readonly failed: boolean;
}

type Fields = Map<number, unknown[]>;

/** Every field of a message: varints and fixed numbers as number, what has a length as bytes. */
function fieldsOf(bytes: Uint8Array): Fields {
  const reader = new protobuf.BinaryReader(bytes);
  const fields: Fields = new Map();
  while (reader.nextField() && !reader.isEndGroup()) {
    const readers: Record<number, () => unknown> = {
      0: () => reader.readInt64(),
      1: () => reader.readFixed64(),
      2: () => reader.readBytes(),
      5: () => reader.readFixed32(),
    };
    const value = readers[reader.getWireType()]!();
    fields.set(reader.getFieldNumber(), [...(fields.get(reader.getFieldNumber()) ?? []), value]);
  }
  return fields;
}

const messages = (fields: Fields, field: number): Fields[] =>
  (fields.get(field) ?? []).map((bytes) => fieldsOf(bytes as Uint8Array));
const hex = (fields: Fields, field: number): string =>
  Buffer.from((fields.get(field)?.[0] as Uint8Array | undefined) ?? []).toString('hex');
const text = (fields: Fields, field: number): string =>
  Buffer.from((fields.get(field)?.[0] as Uint8Array | undefined) ?? []).toString();
const number = (fields: Fields, field: number): number => Number(fields.get(field)?.[0] ?? 0);

function attributesOf(fields: Fields, field: number): Record<string, unknown> {
  return Object.fromEntries(
    messages(fields, field).map((one) => {
      const value = messages(one, 2)[0]!;
      return [text(one, 1), value.has(1) ? text(value, 1) : number(value, 3)];
    }),
  );
}

export function readRequest(bytes: Uint8Array): OtlpSpan[] {
  return messages(fieldsOf(bytes), 1).flatMap((process) => {
    const resource = attributesOf(messages(process, 1)[0]!, 1);
    return messages(process, 2).flatMap((scope) =>
      messages(scope, 2).map((span) => ({
        name: text(span, 5),
        kind: number(span, 6),
        traceId: hex(span, 1),
        spanId: hex(span, 2),
        parentSpanId: hex(span, 4),
        attributes: attributesOf(span, 9),
        resource,
        links: messages(span, 13).map((link) => ({ traceId: hex(link, 1), spanId: hex(link, 2) })),
        tookMs: (number(span, 8) - number(span, 7)) / 1e6,
        failed: messages(span, 15).some((status) => number(status, 3) === 2),
      })),
    );
  });
}
