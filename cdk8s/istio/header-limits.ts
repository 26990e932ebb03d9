import type { Construct } from 'constructs';
import { headerLimitFilter } from '../../envoy/header-limits.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';

/** An answer to headers that are too large, over HTTP/2 too; behind CORS, so that browsers can read it. */
export function headerLimits(scope: Construct): void {
  envoyFilter(scope, {
    name: 'gateway-header-limits',
    priority: priorities.headerLimits,
    workload: gateway,
    patches: [insertFirst('GATEWAY', headerLimitFilter())],
  });
}
