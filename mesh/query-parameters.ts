// Which fields of a request can stand in the query of its path, as Envoy's transcoder reads them.
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import type { QueryParameter } from './types.ts';

/** Messages by their full name with a dot in front, as descriptors name types. */
export type Messages = Map<string, descriptorPb.DescriptorProto>;

const { Type, Label } = descriptorPb.FieldDescriptorProto;

/** Messages of protobuf's own that JSON writes as one value. */
const scalars = /^\.google\.protobuf\.(Timestamp|Duration|FieldMask|\w+Value)$/;
/** No request of ours goes deeper, and a message may hold itself. */
const maxDepth = 4;

/** The fields, those within others by their path, that neither the body nor the path binds. */
export function queryParameters(
  request: descriptorPb.DescriptorProto | undefined,
  body: string,
  pathFields: string[],
  messages: Messages,
): QueryParameter[] {
  if (!request || body === '*') return [];
  const bound = [body, ...pathFields].filter((field) => field !== '');
  return leaves(request, '', messages, 1).filter(
    ({ name }) => !bound.some((field) => name === field || name.startsWith(`${field}.`)),
  );
}

function leaves(
  message: descriptorPb.DescriptorProto,
  prefix: string,
  messages: Messages,
  depth: number,
): QueryParameter[] {
  return message.getFieldList().flatMap((field) => {
    const name = `${prefix}${field.getName()}`;
    const repeated = field.getLabel() === Label.LABEL_REPEATED;
    const type = field.getTypeName() ?? '';
    if (field.getType() !== Type.TYPE_MESSAGE || scalars.test(type)) return [{ name, repeated }];
    const inner = messages.get(type);
    if (repeated || !inner || depth === maxDepth) return [];
    return leaves(inner, `${name}.`, messages, depth + 1);
  });
}
