import type { Construct } from 'constructs';
import { httpFilter } from '../../envoy/typed.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';

/** gRPC-Web for browsers, in front of the transcoder, which answers 404 to what it does not know. */
export function grpcWeb(scope: Construct): void {
  envoyFilter(scope, {
    name: 'gateway-grpc-web',
    priority: priorities.grpcWeb,
    workload: gateway,
    patches: [insertFirst('GATEWAY', httpFilter('envoy.filters.http.grpc_web', 'grpc_web.v3.GrpcWeb'))],
  });
}
