// The timers of a pod that ends. Kubernetes starts its clock at once; the endpoint slices have to reach every proxy before the service may
// refuse calls, and the proxy outlives the service.

/** Slept before SIGTERM, while callers learn that the pod is going. */
export const preStopSeconds = 5;
/** The service then says NOT_SERVING for this long and takes calls still (DRAIN_MS). */
export const notServingMs = 1_000;
/** It then has 10 s for calls and 10 s for its pools; the proxy is told to leave with its last connection, and after this long anyway. */
export const proxyDrainSeconds = 25;
/** preStop + NOT_SERVING + calls + pools, and some to spare. */
export const graceSeconds = 40;
/** A migration that takes longer is given up. */
export const migrationSeconds = 600;
