import type { Construct } from 'constructs';
import { compressor } from '../../envoy/compressor.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';

/** Gzip in front of the transcoder, so that it sees JSON. */
export function compression(scope: Construct): void {
  envoyFilter(scope, {
    name: 'gateway-compressor',
    priority: priorities.compressor,
    workload: gateway,
    patches: [insertFirst('GATEWAY', compressor())],
  });
}
