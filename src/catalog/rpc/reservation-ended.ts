import { failedPrecondition } from '../../runtime/errors.ts';
import type { Reservation } from '../domain/reservation.ts';

/** 400: nothing is set aside any more under this id. */
export function reservationEnded({ id, state }: Reservation) {
  const how = state === 'EXPIRED' ? 'has expired' : 'was released';
  return failedPrecondition('RESERVATION_ENDED', `The reservation ${id} ${how}.`, { state });
}
