import catalogPb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Deps } from './deps.ts';

/** Gives an order's stock back, sold or not; afterwards none is set aside or sold for it any more. */
export async function release(inventory: Deps['inventory'], call: Call, orderId: string): Promise<void> {
  const request = new catalogPb.ReleaseReservationRequest();
  request.setReservationId(orderId);
  await inventory.releaseReservation(request, call);
}
