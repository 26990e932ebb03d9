import type pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { Unary } from '../../runtime/server.ts';
import { mergeObservations } from '../domain/merge-observations.ts';
import type { Observation } from '../domain/observation.ts';
import { shared } from '../domain/shared.ts';
import { noObserver, servicesMessage } from './services-message.ts';

/** Long enough that a page that polls costs nothing, short enough to watch an ejection. */
const FRESH_MS = 250;

/** The services of the mesh as Envoys see them; UNAVAILABLE (NO_OBSERVER) when none of those answers. */
export function listServices(
  services: ReadonlySet<string>,
  askEnvoys: () => Promise<Observation[] | undefined>,
  now: () => number = () => performance.now(),
): Unary<pb.ListServicesRequest, pb.ListServicesResponse> {
  const round = shared(
    FRESH_MS,
    async () => {
      const seen = await askEnvoys();
      if (!seen) throw noObserver();
      return Buffer.from(servicesMessage(mergeObservations(services, seen)).serializeBinary());
    },
    now,
  );
  return () => round();
}
