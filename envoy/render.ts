export { renderEndpoints } from './endpoints.ts';
export { renderGateway } from './gateway.ts';
export type { Placement, Replica } from './placement.ts';
export { renderSidecar } from './sidecar.ts';
