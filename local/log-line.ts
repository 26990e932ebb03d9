/** One line of a log as a person reads it; undefined for the health checks that Envoys send each other all the time. */
export function prettyLine(name: string, line: string): string | undefined {
  const fields = parse(line);
  if (fields === undefined) return line.trim() === '' ? undefined : `${label(name)} ${line}`;
  const method = String(fields.method ?? '');
  const path = String(fields.path ?? '');
  if (/grpc\.health\.v1\.Health/.test(method + path)) return undefined;
  const { time, level, msg, service: _service, instance: _instance, ...rest } = fields;
  const clock = /T(\d\d:\d\d:\d\d(?:\.\d{1,3})?)/.exec(String(time ?? rest.start_time ?? ''))?.[1] ?? '';
  const text = [
    clock,
    label(name),
    typeof level === 'string' && level !== 'info' ? level.toUpperCase() : '',
    msg,
  ].filter((part) => part !== undefined && part !== '');
  return [...text, ...Object.entries(rest).map(pair)].join(' ');
}

const label = (name: string): string => name.padEnd(12);

function pair([key, value]: [string, unknown]): string {
  return `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
