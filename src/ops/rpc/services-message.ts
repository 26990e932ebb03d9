import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { unavailable } from '../../runtime/errors.ts';
import type { ServiceSeen } from '../domain/merge-observations.ts';
import type { BreakerSeen, InstanceSeen } from '../domain/observation.ts';

export function servicesMessage(services: readonly ServiceSeen[]): pb.ListServicesResponse {
  const reply = new pb.ListServicesResponse();
  reply.setServicesList(services.map(encodeService));
  return reply;
}

/** 503: there is nobody to ask what the mesh looks like. */
export function noObserver() {
  return unavailable('NO_OBSERVER', 'No proxy tells what it sees at the moment. Please try again.');
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
