import type { Dashboard, Shown } from './dashboard.ts';
import { dataAndMessages } from './data.ts';
import { ordersAndMoney } from './orders.ts';
import { overview } from './overview.ts';
import { saturation } from './saturation.ts';
import { meshSecurity } from './security.ts';

/** All dashboards of an environment: what observe/dashboards and cdk8s/observability render. */
export function dashboards(shown: Shown): Dashboard[] {
  return [overview(), ordersAndMoney(), dataAndMessages(), meshSecurity(shown), saturation()];
}
