import { isCountedWhenOpened } from './lasting.ts';
import type { Mesh, Method, Service } from './types.ts';

const accessWords: Record<Method['access'], string> = {
  public: 'anybody',
  user: 'any user',
  self: 'whose it is, or staff',
  staff: 'staff',
  admin: 'admin',
  mesh: '',
};

/** docs/methods.md: what the graph says of every method, for those who call them. */
export function renderReference(mesh: Mesh): string {
  return `# Methods

Made from the graph by \`make proto\`; a test fails when it is not what the protos say. A \`read\` or \`keyed\` method is repeated by the mesh when a
replica dies, a \`once\` method never. Fields, their units and their errors stand in the protos.

The size under *request* is of a request, of a message of a stream, or of an upload as it is read. [requests.md](requests.md) says what it counts, and what
headers, parameters, bodies, texts and amounts may be. Under *audit* is what the audit log says of a call, or why it says nothing;
[audit.md](audit.md) says what is kept of what is done, read and refused.
${mesh.services.map(section).join('')}`;
}

function section(service: Service): string {
  const calls = service.calls.length > 0 ? `Calls ${service.calls.join(', ')}.` : 'Calls nobody.';
  const rows = service.methods.map((method) => row(service, method));
  return `
## ${service.name}
\`${service.spiffe}\`. ${[calls, ...told(service)].join(' ')}

| method | JSON | who | class | deadline | request | limit | audit |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** Its events and its queues. */
function told(service: Service): string[] {
  const types = (names: string[]) => names.map((name) => `\`${name}\``).join(', ');
  return [
    ...(service.publishes.length > 0 ? [`Publishes ${types(service.publishes)}.`] : []),
    ...Object.entries(service.queues).map(
      ([queue, names]) => `Its queue \`${queue}\` takes ${types(names)}.`,
    ),
  ];
}

function row(service: Service, method: Method): string {
  const name = method.path.slice(1).replace(`plaza.${service.name}.`, '');
  const status = method.successStatus === 200 ? '' : ` → ${method.successStatus}`;
  const paths = method.bindings.map((binding) => `\`${binding.verb} ${binding.template}\`${status}`);
  const who = [accessWords[method.access], ...method.callers.map((caller) => `service ${caller}`)].filter(
    (word) => word !== '',
  );
  const cells = [
    `${name}${method.kind === 'unary' ? '' : ` (${method.kind})`}`,
    paths.join('<br>') || 'none',
    who.join('; '),
    method.class,
    `${method.deadlineMs / 1000} s`,
    `${method.maxRequestBytes / 1024} KiB`,
    method.rateLimit ?? (isCountedWhenOpened(method) ? 'stream_open' : 'client'),
    method.audit.map((action) => `\`${action}\``).join(', ') || method.unaudited || '',
  ];
  return `| ${cells.join(' | ')} |`;
}
