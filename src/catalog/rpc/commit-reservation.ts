import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { commitReservation as commit } from '../db/commit-reservation.ts';
import { findReservation } from '../db/find-reservation.ts';
import { readId } from './read-id.ts';
import { reservationEnded } from './reservation-ended.ts';
import { toReservationMessage } from './reservation-message.ts';

/** Its own key: in the state COMMITTED it answers as the first time. */
export function commitReservation(db: Database): Unary<pb.CommitReservationRequest, pb.Reservation> {
  return async (request, call) => {
    const id = readId('reservationId', request.getReservationId());
    const reservation = await db.transaction(async (tx) => {
      await commit(tx, id);
      return findReservation(tx, id);
    }, call);
    if (!reservation) throw notFound('reservation', id);
    if (reservation.state !== 'COMMITTED') throw reservationEnded(reservation);
    return toReservationMessage(reservation);
  };
}
