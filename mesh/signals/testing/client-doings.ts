import { type Calls, calls, type Series } from './series.ts';

const read = { destination: 'catalog', rpc: '/plaza.catalog.v1.Catalog/GetProduct' };
const watch = { destination: 'rooms', rpc: '/plaza.rooms.v1.Rooms/WatchRoom' };
const json = { reporter: 'gateway', source: 'client', protocol: 'json' };
const grpc = { reporter: 'gateway', source: 'client', protocol: 'grpc', status: '200' };
const inbound = { ...grpc, reporter: 'inbound', source: 'gateway' };

const hour = 3_600_000;

/** What clients can do alone, each as often as thousands of them would. No call is answered well beside them, so that any fault would be all there is. */
export const clientDoings: Record<string, Series[]> = {
  '2,000 watchers whose streams end after an hour': of(
    { labels: { ...grpc, ...watch, grpc_status: '4' }, perSample: 2000, ms: hour },
    { labels: { ...inbound, ...watch, grpc_status: '4' }, perSample: 2000, ms: hour },
    { labels: { ...json, ...watch, status: '200' }, perSample: 2000, ms: hour },
  ),
  'streams that end with their token': of(
    { labels: { ...grpc, ...watch, grpc_status: '14' }, perSample: 2000, ms: 900_000 },
    { labels: { ...inbound, ...watch, grpc_status: '14' }, perSample: 2000, ms: 900_000 },
    { labels: { ...json, ...watch, status: '503' }, perSample: 2000, ms: 100 },
  ),
  'a version that does not run': of(
    { labels: { ...json, ...read, status: '503', pinned: 'v2' }, perSample: 500, ms: 1 },
    { labels: { ...grpc, ...read, grpc_status: '14', pinned: 'v2' }, perSample: 500, ms: 1 },
  ),
  'deadlines of a millisecond': of(
    { labels: { ...json, ...read, status: '504' }, perSample: 500, ms: 1 },
    { labels: { ...grpc, ...read, grpc_status: '4' }, perSample: 500, ms: 1 },
    { labels: { ...inbound, ...read, grpc_status: '4' }, perSample: 500, ms: 1 },
  ),
  'calls that are held open until their deadline': of(
    { labels: { ...grpc, ...read, grpc_status: '4' }, perSample: 500, ms: 5000 },
    { labels: { ...inbound, ...read, grpc_status: '4' }, perSample: 500, ms: 5000 },
  ),
  'clients that leave': of(
    { labels: { ...json, ...read, status: '0' }, perSample: 500, ms: 5 },
    { labels: { ...grpc, ...read, status: '0' }, perSample: 500, ms: 5 },
    { labels: { ...inbound, ...read, grpc_status: '2' }, perSample: 500, ms: 5 },
  ),
  'malformed requests, and paths and methods that are not there': of(
    { labels: { ...json, status: '400' }, perSample: 500, ms: 1 },
    { labels: { ...json, status: '404' }, perSample: 500, ms: 1 },
    { labels: { ...grpc, grpc_status: '12' }, perSample: 500, ms: 1 },
    { labels: { ...inbound, ...read, grpc_status: '3' }, perSample: 500, ms: 1 },
  ),
  'no tokens, no rights, and too many calls': of(
    { labels: { ...json, ...read, status: '401' }, perSample: 500, ms: 1 },
    { labels: { ...json, ...read, status: '403' }, perSample: 500, ms: 1 },
    { labels: { ...json, ...read, status: '429' }, perSample: 500, ms: 1 },
  ),
};

function of(...all: Calls[]): Series[] {
  return all.flatMap(calls);
}

/** Calls of one method, as the gateway and the proxy in front of the service say it. */
export function answered(
  status: { status: string; grpc_status: string },
  perSample: number,
  ms = 5,
): Series[] {
  return of(
    { labels: { ...json, ...read, status: status.status }, perSample, ms },
    { labels: { ...inbound, ...read, grpc_status: status.grpc_status }, perSample, ms },
  );
}
