// A request message as an HTTP request, by one line such as `PATCH /v1/products/{product.id} product`; the messages of a stream, by one such
// as `POST /v1/rooms/{room}:chat [*]`, whose path comes from the first.

type Message = Record<string, unknown>;

export interface Bound {
  method: string;
  path: string;
  body: unknown;
}

/** Path fields are taken out of the message, then the body; what is left goes into the query. */
export function bind(binding: string, request: Message | Message[]): Bound {
  const [method, template, bodyField] = binding.split(' ') as [string, string, string?];
  const messages = structuredClone([request].flat());
  const rest = messages[0] ?? {};
  const path = template.replace(/\{([^}=]+)(=[^}]*)?\}/g, (_, field: string, pattern?: string) => {
    const value = String(take(rest, field) ?? '');
    // A pattern of several segments keeps its slashes.
    return pattern ? value : encodeURIComponent(value);
  });
  if (bodyField === '[*]') return { method, path, body: messages.filter((m) => Object.keys(m).length > 0) };
  let body: unknown;
  if (bodyField === '*') body = rest;
  else if (bodyField !== undefined) body = take(rest, bodyField) ?? {};
  const query = bodyField === '*' ? '' : toQuery(rest);
  return { method, path: query === '' ? path : `${path}?${query}`, body };
}

function take(message: Message, field: string): unknown {
  const names = field.split('.');
  const last = names.pop()!;
  let holder: Message | undefined = message;
  for (const name of names) holder = holder?.[name] as Message | undefined;
  const value = holder?.[last];
  if (holder) delete holder[last];
  return value;
}

function toQuery(message: Message, prefix = ''): string {
  return Object.entries(message)
    .flatMap(([name, value]): string[] => {
      if (value === undefined) return [];
      // A FieldMask is one text in JSON.
      if (name === 'updateMask')
        return [
          `${prefix}updateMask=${encodeURIComponent((value as { paths: string[] }).paths.map(camel).join(','))}`,
        ];
      if (Array.isArray(value))
        return value.map((item) => `${prefix}${name}=${encodeURIComponent(String(item))}`);
      if (typeof value === 'object' && value !== null)
        return [toQuery(value as Message, `${prefix}${name}.`)];
      return [`${prefix}${name}=${encodeURIComponent(String(value))}`];
    })
    .filter((part) => part !== '')
    .join('&');
}

function camel(path: string): string {
  return path.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
