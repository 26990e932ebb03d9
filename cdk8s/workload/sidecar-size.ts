import type { Size } from '../../mesh/cluster.ts';

/** Of each sidecar. Requested as it is limited, as the service's own container is. */
export const sidecarSize: Size = { cpu: '100m', memory: '256Mi' };
