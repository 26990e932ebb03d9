import type { Construct } from 'constructs';
import { nowhere } from '../../envoy/gateway.ts';
import { tokenHeaders } from '../../envoy/jwt.ts';
import { grpcContentType, nativeContentType } from '../../envoy/native-callers.ts';
import { retryPolicy } from '../../envoy/retries.ts';
import {
  callerRoutes,
  catchAllRoute,
  grpcTimeout,
  malformedTimeoutRoute,
  unknownNativeRoute,
  versionHeader,
} from '../../envoy/routes.ts';
import { callerHeader } from '../../envoy/sidecar.ts';
import type { JsonObject } from '../../envoy/typed.ts';
import { calledMethods } from '../../mesh/connections.ts';
import type { Mesh, Method, Service } from '../../mesh/types.ts';
import { pinnable, stable } from '../../mesh/versions.ts';
import { VirtualService, type VirtualServiceSpec } from '../imports/istio.ts';
import { gateway, hostOf } from '../names.ts';
import { servicePort } from '../ports.ts';
import type { Release } from '../release.ts';
import { type Context, envoyFilter, mergeRoute, priorities } from './envoy-filter.ts';
import { exposed } from './exposed.ts';

type Route = NonNullable<VirtualServiceSpec['http']>[number];
type Retries = NonNullable<Route['retries']>;

/** Istio's default repeats calls; only the methods that say so are, by the policy that the graph gives them. */
const neverRetried: Retries = { attempts: 0 };

/**
 * The patches strip forged identities before anything reads them. This does it behind everything, by Istio's own means, so that a gateway
 * which a patch does not reach lets none in; a sidecar makes them anew from the token.
 */
const noIdentity: NonNullable<Route['headers']> = {
  request: { remove: [...tokenHeaders, callerHeader] },
};

/**
 * The gateway's routes. There is one VirtualService and not one a service: Istio promises no order among several of a host, and the last
 * two routes match anything.
 */
export function gatewayRoutes(scope: Construct, mesh: Mesh, release: Release, hosts: string[]): void {
  const malformed = malformedTimeoutRoute();
  const unknown = unknownNativeRoute(nowhere);
  const catchAll = catchAllRoute(nowhere);
  const toNowhere = {
    route: [{ destination: { host: hostOf(mesh, nowhere), port: { number: servicePort } } }],
    retries: neverRetried,
  };
  new VirtualService(scope, 'virtual-service', {
    metadata: { name: gateway },
    spec: {
      hosts,
      gateways: [gateway],
      exportTo: ['.'],
      http: [
        {
          name: nameOf(malformed),
          match: [
            {
              uri: { prefix: '/' },
              headers: { 'content-type': { regex: grpcContentType }, 'grpc-timeout': {} },
              withoutHeaders: { 'grpc-timeout': { regex: grpcTimeout } },
            },
          ],
          directResponse: { status: 400 },
        },
        ...exposed(mesh).flatMap(({ service, method }) =>
          methodRoutes(mesh, release, service, method).map((route) => ({ ...route, headers: noIdentity })),
        ),
        {
          name: nameOf(unknown),
          match: [{ uri: { prefix: '/' }, headers: { 'content-type': { regex: nativeContentType } } }],
          ...toNowhere,
        },
        {
          name: nameOf(catchAll),
          match: [{ uri: { prefix: '/' } }],
          ...toNowhere,
        },
      ],
    },
  });
  const routes = exposed(mesh).flatMap(({ service, method }) => callerRoutes(mesh, service, method, true));
  routePolicies(scope, `${gateway}-routes`, 'GATEWAY', [...routes, catchAll], gateway);
}

/** The routes of services that call this one; nothing when none does. */
export function meshRoutes(scope: Construct, mesh: Mesh, release: Release, service: Service): void {
  const called = new Set(mesh.services.flatMap((row) => calledMethods(row, service)));
  if (called.size === 0) return;
  const methods = [...service.methods.filter((method) => called.has(method)), ...mesh.common];
  new VirtualService(scope, 'virtual-service', {
    metadata: { name: service.name },
    spec: {
      hosts: [hostOf(mesh, service.name)],
      gateways: ['mesh'],
      exportTo: ['.'],
      http: methods.flatMap((method) => methodRoutes(mesh, release, service, method)),
    },
  });
  const routes = methods.flatMap((method) => callerRoutes(mesh, service, method, false));
  routePolicies(scope, `${service.name}-routes`, 'SIDECAR_OUTBOUND', routes);
}

/** A pinned version first, then the stable one, of which a canary takes its share. */
function methodRoutes(mesh: Mesh, release: Release, service: Service, method: Method): Route[] {
  const destination = (subset: string) => ({
    host: hostOf(mesh, service.name),
    port: { number: servicePort },
    subset,
  });
  const routes = callerRoutes(mesh, service, method, false);
  return [...pinnable(service), undefined].map((version, index) => ({
    name: nameOf(routes[index]!),
    match: [
      { uri: { exact: method.path }, ...(version && { headers: { [versionHeader]: { exact: version } } }) },
    ],
    route: version
      ? [{ destination: destination(version) }]
      : shares(release, service).map(([name, weight]) => ({ destination: destination(name), weight })),
    retries: retries(mesh, method),
  }));
}

/** How much of the unpinned traffic each version gets, in percent. */
function shares(release: Release, service: Service): [string, number][] {
  const canaries = Object.entries(release.weights[service.name] ?? {});
  const rest = 100 - canaries.reduce((sum, [, weight]) => sum + weight, 0);
  return [[stable, rest] as [string, number], ...canaries].filter(([, weight]) => weight > 0);
}

function retries(mesh: Mesh, method: Method): Retries {
  const policy = retryPolicy(method, mesh.policy);
  if (!policy) return neverRetried;
  const { base_interval } = policy.retry_back_off as { base_interval: string };
  return {
    attempts: policy.num_retries as number,
    retryOn: policy.retry_on as string,
    // Envoy's limit is ten times this, which is what the laptop states.
    backoff: base_interval,
    retryIgnorePreviousHosts: true,
  };
}

/**
 * What a VirtualService cannot say of a route: a deadline that native callers see as DEADLINE_EXCEEDED (its timeout tells them UNAVAILABLE,
 * which retries match), the deadline that JSON callers do not send, how hard a repeat looks for another copy, body limits, and success statuses.
 */
function routePolicies(
  scope: Construct,
  name: string,
  context: Context,
  routes: JsonObject[],
  workload?: string,
): void {
  envoyFilter(scope, {
    name,
    priority: priorities.routes,
    workload,
    patches: routes.map((route) => mergeRoute(context, nameOf(route), beyondVirtualService(route))),
  });
}

function beyondVirtualService({ name: _, match: __, route, ...rest }: JsonObject): JsonObject {
  if (!route) return rest;
  const { cluster: ___, timeout: ____, retry_policy, ...action } = route as JsonObject;
  const picks = 'host_selection_retry_max_attempts';
  return {
    ...rest,
    route: retry_policy
      ? { ...action, retry_policy: { [picks]: (retry_policy as JsonObject)[picks]! } }
      : action,
  };
}

function nameOf(route: JsonObject): string {
  return route.name as string;
}
