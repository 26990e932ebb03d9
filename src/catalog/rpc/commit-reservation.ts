import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import { aborted, notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { commitReservation as commit } from '../db/commit-reservation.ts';
import { findReservation } from '../db/find-reservation.ts';
import { readId } from './read-id.ts';
import { reservationEnded } from './reservation-ended.ts';
import { toReservationMessage } from './reservation-message.ts';

/** Its own key: in the state COMMITTED it answers as the first time. */
export function commitReservation(db: Database): Unary<pb.CommitReservationRequest, pb.Reservation> {
  return async (request) => {
    const id = readId('reservationId', request.getReservationId());
    const reservation = (await commit(db, id)) ?? (await findReservation(db, id));
    // Made in this moment, between the two statements.
    if (reservation?.state === 'HELD')
      throw aborted('CONCURRENT_CHANGE', 'The reservation is only just being made. Please try again.');
    if (!reservation) throw notFound('reservation', id);
    if (reservation.state !== 'COMMITTED') throw reservationEnded(reservation);
    return toReservationMessage(reservation);
  };
}
