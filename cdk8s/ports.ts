/** The port of every Service; a service's own sidecar has it on loopback too, for the calls that the service makes. */
export const servicePort = 50051;
/** Where the sidecar of a pod takes calls of the mesh. */
export const inboundPort = 50052;
/** Where the service itself listens, on loopback: nobody gets around the sidecar. */
export const processPort = 50053;
/** Where the service serves its own figures, on loopback: the agent beside its proxy reads them there and puts them with the proxy's. */
export const figuresPort = 9464;
/** The gateway's ports in its pod; the first 1024 would need a privilege. */
export const gatewayHttpPort = 8080;
export const gatewayHttpsPort = 8443;
/** Istio's: control plane, merged metrics, readiness of a proxy. */
export const istiodPort = 15012;
export const metricsPort = 15020;
export const readinessPort = 15021;
/** The API server's, and by its Service. */
export const apiServerPorts = [443, 6443];
export const httpsPort = 443;
/** PostgreSQL, AMQP over TLS. */
export const databasePort = 5432;
export const brokerPort = 5671;
export const brokerManagementPort = 15671;
export const brokerMetricsPort = 15691;
