// Random messages, made from the descriptors of the graph, and the same as JSON.
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import type { Random } from './random.ts';
import { bytes, float, int32, int64, type Source, text, uint32 } from './values.ts';

const { Type, Label } = descriptorPb.FieldDescriptorProto;
type Field = descriptorPb.FieldDescriptorProto;
export type Fuzzed = Record<string, unknown>;

const DEEPEST = 5;

export class Messages {
  readonly #messages = new Map<string, descriptorPb.DescriptorProto>();
  readonly #enums = new Map<string, descriptorPb.EnumDescriptorProto>();
  readonly #requests = new Map<string, string>();

  constructor(descriptorSet: Uint8Array) {
    for (const file of descriptorPb.FileDescriptorSet.deserializeBinary(descriptorSet).getFileList()) {
      const scope = `.${file.getPackage()}`;
      this.#collect(scope, file.getMessageTypeList());
      for (const one of file.getEnumTypeList()) this.#enums.set(`${scope}.${one.getName()}`, one);
      for (const service of file.getServiceList())
        for (const method of service.getMethodList())
          this.#requests.set(
            `/${scope.slice(1)}.${service.getName()}/${method.getName()}`,
            method.getInputType()!,
          );
    }
  }

  #collect(scope: string, declared: descriptorPb.DescriptorProto[]): void {
    for (const message of declared) {
      const name = `${scope}.${message.getName()}`;
      this.#messages.set(name, message);
      this.#collect(name, message.getNestedTypeList());
      for (const one of message.getEnumTypeList()) this.#enums.set(`${name}.${one.getName()}`, one);
    }
  }

  /** A request of the method with this path, its fields in the names of JSON. */
  request(path: string, source: Source): Fuzzed {
    return this.#message(this.#requests.get(path)!, source, 0);
  }

  #message(type: string, source: Source, depth: number): Fuzzed {
    const { random, bad } = source;
    const fuzzed: Fuzzed = {};
    for (const field of this.#messages.get(type)?.getFieldList() ?? []) {
      if (random.chance(0.1 + bad / 4) || depth > DEEPEST) continue;
      const one = () => this.#value(field, source, depth);
      fuzzed[jsonName(field)] =
        field.getLabel() === Label.LABEL_REPEATED
          ? Array.from({ length: random.chance(bad / 20) ? 1_100 : 1 + random.below(3) }, one)
          : one();
    }
    return fuzzed;
  }

  #value(field: Field, source: Source, depth: number): unknown {
    const { random, bad } = source;
    switch (field.getType()) {
      case Type.TYPE_STRING:
        return text(source, field.getName()!);
      case Type.TYPE_BYTES:
        return bytes(random);
      case Type.TYPE_BOOL:
        // It takes the keys away by which all other calls are signed in, and signing in for 15 s, as it says.
        return field.getName() !== 'revoke_old' && random.chance(0.5);
      case Type.TYPE_MESSAGE:
        return field.getTypeName() === '.google.type.Money' && !random.chance(bad)
          ? { currencyCode: 'EUR', units: '3', nanos: 0 }
          : this.#message(field.getTypeName()!, source, depth + 1);
      case Type.TYPE_ENUM: {
        const known = this.#enums.get(field.getTypeName()!)?.getValueList() ?? [];
        return !random.chance(bad / 3) && known.length > 0
          ? random.pick(known).getNumber()
          : random.pick([99, -1, 2 ** 31 - 1]);
      }
      case Type.TYPE_DOUBLE:
      case Type.TYPE_FLOAT:
        return float(source);
      case Type.TYPE_INT64:
      case Type.TYPE_SINT64:
      case Type.TYPE_SFIXED64:
        return int64(source);
      case Type.TYPE_UINT64:
      case Type.TYPE_FIXED64:
        return int64(source).replace('-', '');
      case Type.TYPE_UINT32:
      case Type.TYPE_FIXED32:
        return uint32(source);
      default:
        return int32(source);
    }
  }

  /** The same as clients of JSON write it, and here and there as none should. */
  json(path: string, fuzzed: Fuzzed, random: Random): Fuzzed {
    return this.#json(this.#requests.get(path)!, fuzzed, random) as Fuzzed;
  }

  #json(type: string, value: unknown, random: Random): unknown {
    if (random.chance(0.01)) return random.pick([null, [], {}, 'text', 7, true, [[]], { a: { b: {} } }]);
    const message = value as Fuzzed;
    if (type === '.google.protobuf.Timestamp') return timestamp(message, random);
    if (type === '.google.protobuf.Duration') return `${message.seconds ?? 0}s`;
    if (type === '.google.protobuf.FieldMask') return ((message.paths as string[]) ?? []).join(',');
    const fields = this.#messages.get(type)?.getFieldList() ?? [];
    return Object.fromEntries(
      Object.entries(message).map(([name, inner]) => {
        const field = fields.find((one) => jsonName(one) === name)!;
        const one = (each: unknown) =>
          field.getType() === Type.TYPE_MESSAGE
            ? this.#json(field.getTypeName()!, each, random)
            : Buffer.isBuffer(each)
              ? each.toString('base64')
              : each;
        return [name, Array.isArray(inner) ? inner.map(one) : one(inner)];
      }),
    );
  }
}

function timestamp({ seconds = '0', nanos = 0 }: Fuzzed, random: Random): string {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime()) || random.chance(0.2)) return `${seconds}-01-01T00:00:00.${nanos}Z`;
  return date.toISOString();
}

const jsonName = (field: Field): string =>
  field.getName()!.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
