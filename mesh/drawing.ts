import { calledMethods, callees } from './connections.ts';
import { isTelemetry } from './foreign.ts';
import { covers } from './queues.ts';
import type { Mesh, Service } from './types.ts';

const FENCE = '```';

/** A page with the drawing of the graph in the place of its one block of Mermaid. */
export function withDrawing(page: string, mesh: Mesh): string {
  const block = /^```mermaid\n[^`]*```$/m;
  if (!block.test(page)) throw new Error('There is no block of Mermaid in the page.');
  return page.replace(block, `${FENCE}mermaid\n${renderDrawing(mesh)}\n${FENCE}`);
}

/** The graph as a Mermaid flowchart: who calls whom, what each service keeps, and which events travel. One line a fact, in the graph's order. */
export function renderDrawing(mesh: Mesh): string {
  const { services } = mesh;
  const withDatabase = services.filter(({ database }) => database);
  const queues = services.flatMap(({ name, queues }) =>
    Object.entries(queues).map(([queue, types]) => ({ queue, types, consumer: name })),
  );
  return [
    'flowchart LR',
    '  clients(["clients: JSON, gRPC, gRPC-Web"])',
    '  subgraph mesh["mutual TLS, an identity for each workload"]',
    '    gateway{{gateway}}',
    ...services.map(({ name }) => `    ${name}`),
    '  end',
    '  subgraph state["a role for each service"]',
    ...withDatabase.map(({ name }) => `    ${name}_database[(${name})]`),
    ...queues.map(({ queue }) => `    ${queue}[/${queue}/]`),
    '  end',
    '  clients -->|"TLS, token"| gateway',
    ...services.filter(isExposed).map(({ name }) => `  gateway --> ${name}`),
    ...services.flatMap(({ name, calls }) => calls.map((callee) => `  ${name} --> ${callee}`)),
    ...services.flatMap((service) => ownMethodsOnly(mesh, service)),
    ...withDatabase.map(({ name }) => `  ${name} --- ${name}_database`),
    ...queues.flatMap(({ queue, types, consumer }) => [
      ...services
        .filter((service) => publishesTo(service, types))
        .map(({ name }) => `  ${name} -.-> ${queue}`),
      `  ${queue} -.-> ${consumer}`,
    ]),
  ].join('\n');
}

/** Whether clients may call a method of a service. */
function isExposed({ methods }: Service): boolean {
  return methods.some(({ access }) => access !== 'mesh');
}

/** The edges that no row draws: by methods that name their callers, and for the key set. */
function ownMethodsOnly(mesh: Mesh, service: Service): string[] {
  return (
    callees(mesh, service)
      .filter(({ name }) => name !== service.name && !service.calls.includes(name))
      // Telemetry, that every service sends, would be a line from each box to one.
      .filter(
        (callee) =>
          callee.name === mesh.policy.keySet.service ||
          calledMethods(service, callee).some((method) => !isTelemetry(method)),
      )
      .map(({ name }) => `  ${service.name} -->|"keys, revocations"| ${name}`)
  );
}

function publishesTo({ publishes }: Service, types: string[]): boolean {
  return publishes.some((told) => types.some((type) => covers(told, type) || covers(type, told)));
}
