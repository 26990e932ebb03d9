import type { Mesh } from './types.ts';

export interface AuditedMethod {
  service: string;
  /** The first is what a call of it is, done or refused. */
  actions: string[];
  /** What it is done to, by the fields of the request: `users/{user.id}`; empty where a request has no path. */
  resource: string;
  /** Whether it changes nothing, so that there is no transaction to keep its entry in. */
  read: boolean;
}

/** Every method whose calls are entries of the audit log, by its path. */
export function auditedMethods(mesh: Mesh): Record<string, AuditedMethod> {
  const methods = mesh.services.flatMap(({ name, methods }) => methods.map((method) => ({ name, method })));
  return Object.fromEntries(
    methods
      .filter(({ method }) => method.audit.length > 0)
      .map(({ name, method: { path, audit: actions, bindings, class: kind } }) => [
        path,
        { service: name, actions, resource: resourceOf(bindings[0]?.template ?? ''), read: kind === 'read' },
      ]),
  );
}

/** `/v1/users/{user.id}:setRoles` is of `users/{user.id}`. */
function resourceOf(template: string): string {
  return template
    .replace(/^\/v\d+\//, '')
    .replace(/:[A-Za-z]+$/, '')
    .replace(/\{([^=}]+)=[^}]*\}/g, '{$1}');
}

/** src/runtime/audited-methods.ts: what the services have to know of it, who do not read the graph. */
export function renderAudited(mesh: Mesh): string {
  return `// Made from the graph by \`make proto\`; a test fails when it is not what the protos say.
export const AUDITED = ${JSON.stringify(auditedMethods(mesh), null, 2)} as const;
`;
}
