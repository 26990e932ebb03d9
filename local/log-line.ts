/** One line of a log as a person reads it; undefined for the health checks that Envoys send each other all the time. */
export function prettyLine(name: string, line: string): string | undefined {
  const fields = parse(line);
  if (fields === undefined) return line.trim() === '' ? undefined : `${label(name)} ${line}`;
  const { time, start_time: start, level, msg, service: _service, instance: _instance, ...rest } = fields;
  const { method, rpc, path, ...others } = rest;
  if (/grpc\.health\.v1\.Health/.test([method, rpc, path].join(' '))) return undefined;
  const clock = /T(\d\d:\d\d:\d\d(?:\.\d{1,3})?)/.exec(String(time ?? start ?? ''))?.[1];
  const severity = typeof level === 'string' && level !== 'info' ? level.toUpperCase() : undefined;
  const what =
    msg === 'call' && typeof method === 'string' ? callText(method, others) : generalText(msg, rest);
  return [clock, label(name), severity, what].filter(Boolean).join(' ');
}

const label = (name: string): string => name.padEnd(12);

/** `Catalog/ListProducts OK 4.2 ms from gateway request=…` */
function callText(method: string, fields: Record<string, unknown>): string {
  const { code, ms, caller, request_id: id, trace_id: _trace, span_id: _span, ...others } = fields;
  const name = method.slice(method.lastIndexOf('.') + 1);
  return [`${name} ${code} ${ms} ms from ${caller}`, ...pairs(others), `request=${id}`].join(' ');
}

const generalText = (msg: unknown, fields: Record<string, unknown>): string =>
  [...(msg === undefined ? [] : [String(msg)]), ...pairs(fields)].join(' ');

function pairs(fields: Record<string, unknown>): string[] {
  return Object.entries(fields).map(
    ([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
