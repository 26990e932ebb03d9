// Who is a native caller, by the whole content type, as Envoy itself takes it for gRPC and gRPC-Web. Whatever only begins like one
// (application/grpcx) is transcoded, and so it is a JSON client's.
const types = [
  'application/grpc',
  'application/grpc-web',
  'application/grpc-web+proto',
  'application/grpc-web-text',
  'application/grpc-web-text+proto',
];
/** Of gRPC any encoding of messages may follow. */
const encoded = 'application/grpc+';

/** RE2, of the whole value. */
export const nativeContentType = [...types, `${encoded}.*`]
  .map((type) => type.replaceAll('+', '\\+'))
  .join('|');

/** RE2, of gRPC alone, which Envoy itself reads the deadlines of. */
export const grpcContentType = `${types[0]}(\\+.*)?`;

/** The route of those that call what is not there. */
export const unknownNative = 'unknown-native-method';

/** The same for json-edge.lua. */
export const nativeInLua = [
  `local native = { ${types.map((type) => `['${type}'] = true`).join(', ')} }`,
  `local function is_native(content_type)`,
  `  return native[content_type] or content_type:sub(1, ${encoded.length}) == '${encoded}'`,
  `end`,
].join('\n');
