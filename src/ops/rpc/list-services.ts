import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { unavailable } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { mergeObservations, type ServiceSeen } from '../domain/merge-observations.ts';
import type { BreakerSeen, InstanceSeen, Observation } from '../domain/observation.ts';
import { shared } from '../domain/shared.ts';

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
      if (!seen)
        throw unavailable('NO_OBSERVER', 'No proxy tells what it sees at the moment. Please try again.');
      const reply = new pb.ListServicesResponse();
      reply.setServicesList(mergeObservations(services, seen).map(encodeService));
      return Buffer.from(reply.serializeBinary());
    },
    now,
  );
  return () => round();
}

function encodeService({ name, instances, breaker }: ServiceSeen): pb.Service {
  const service = new pb.Service();
  service.setName(name);
  service.setInstancesList(instances.map(encodeInstance));
  service.setBreaker(encodeBreaker(breaker));
  return service;
}

function encodeInstance(seen: InstanceSeen): pb.Instance {
  const instance = new pb.Instance();
  instance.setName(seen.name);
  instance.setVersion(seen.version);
  instance.setObserver(seen.observer);
  instance.setHealthy(seen.healthy);
  instance.setEjected(seen.ejected);
  instance.setActiveRequests(seen.activeRequests);
  return instance;
}

function encodeBreaker(seen: BreakerSeen): pb.Breaker {
  const breaker = new pb.Breaker();
  breaker.setState(seen.open ? pb.Breaker.State.OPEN : pb.Breaker.State.CLOSED);
  breaker.setMaxRequests(seen.maxRequests);
  breaker.setActiveRequests(seen.activeRequests);
  breaker.setOverflows(String(seen.overflows));
  return breaker;
}
