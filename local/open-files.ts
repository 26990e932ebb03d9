import { maxConnections } from '../envoy/connection-bounds.ts';

/** What an Envoy holds open beside the connections of clients: those to replicas, logs, sockets of its own. */
const BESIDES = 2_000;

interface Report {
  userLimits?: { open_files?: { soft?: number | string } };
}

/** How many files a process may hold open. Node has raised its own limit as far as it may, and what it starts inherits that. */
export function openFiles(): number {
  Object.assign(process.report, { excludeNetwork: true });
  const soft = (process.report.getReport() as Report).userLimits?.open_files?.soft;
  return Number.isFinite(Number(soft)) ? Number(soft) : Number.POSITIVE_INFINITY;
}

/** A line for the person at the terminal when the gateway will run out of files before it runs out of connections. */
export function tooFewFiles(may = openFiles()): string | undefined {
  const needs = maxConnections + BESIDES;
  if (may >= needs) return undefined;
  return `A process may hold ${may} files open here, and the gateway is made for ${maxConnections} connections: "ulimit -Hn ${needs}", by root, lets it. It runs with fewer.`;
}
