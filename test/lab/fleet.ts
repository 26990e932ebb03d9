// The pods of a lab: how many of each service, at which ports of this machine, and the means to disturb them.
import type { Replica } from '../../envoy/placement.ts';
import type { RunningMesh } from '../../local/mesh.ts';
import type { Child } from '../../local/process.ts';
import { freeNames } from '../../local/scale.ts';
import { allSettled, type Step } from '../../local/steps.ts';
import { until } from '../../local/until.ts';
import type { Mesh } from '../../mesh/types.ts';
import { type Deployment, type ServiceResource, targetPort } from './deployment.ts';
import { publish, selects, withdraw } from './endpoints.ts';
import { type Forward, forward } from './forward.ts';
import { type Pod, type PodContext, proxyReady, startPod } from './pods.ts';
import { ejectedBy, seen, unseen } from './proxy-view.ts';

export interface Fleet
  extends Pick<RunningMesh, 'kill' | 'setRestart' | 'revive' | 'restartService' | 'scale'> {
  /** The gateway's pod itself. */
  gatewayUrl: string;
  /** At an address that its certificate names. */
  secureUrl: string;
  gateway: Pod;
  pods(): Pod[];
  /**
   * Waits until every pod serves again and no proxy leaves it out. Nothing here tells istiod of a pod that has been killed, as kubelet would, and
   * without active health checks a proxy forgets a failure only when the ejection ends, whoever is back by then.
   */
  recovered(): Promise<void>;
  /** As tests know them: ports are those of this machine that lead into the pods. */
  replicas(): Replica[];
  close(): void;
}

interface Options {
  context: PodContext;
  mesh: Mesh;
  deployments: Deployment[];
  services: ServiceResource[];
  step: Step;
}

interface Member {
  pod: Pod;
  deployment: Deployment;
  inbound: Forward;
}

/** Starts the gateway and every service's pods and returns once the gateway finds them all. */
export async function startFleet({ context, mesh, deployments, services, step }: Options): Promise<Fleet> {
  const { api, kubeNamespace: kube, network } = context;
  const members = new Map<string, Member>();

  const deploymentOf = (service: string, version: string): Deployment => {
    const of = (wanted: (labels: Record<string, string>) => boolean): Deployment | undefined =>
      deployments.find(({ metadata, spec }) => {
        const { labels } = spec.template.metadata;
        return (
          (labels['app.kubernetes.io/name'] ?? labels.app ?? metadata.name) === service && wanted(labels)
        );
      });
    const found = of((labels) => labels.version === version) ?? of(() => true);
    if (!found) throw new Error(`dist/ has no Deployment of ${service}.`);
    return found;
  };
  const portOf = (pod: Pod, deployment: Deployment, pick: (name: string) => boolean): number => {
    const port = services
      .filter((service) => selects(service, pod.labels))
      .flatMap((service) => service.spec.ports)
      .find(({ name }) => pick(name));
    if (!port) throw new Error(`No Service leads to ${pod.name}.`);
    return targetPort(port, deployment.spec.template);
  };

  const gatewayDeployment = deploymentOf('gateway', 'v1');
  const startMember = async (service: string, name: string, version: string): Promise<Member> => {
    const deployment = deploymentOf(service, version);
    const pod = await startPod(context, service, deployment, name, version, 'sidecar');
    const port = portOf(pod, deployment, (each) => each.startsWith('grpc'));
    const member = { pod, deployment, inbound: await forward({ host: pod.ip, port }) };
    await publish(api, kube, services, pod, deployment.spec.template, true);
    return member;
  };
  const [gateway, started] = await allSettled([
    step('gateway', startPod(context, 'gateway', gatewayDeployment, 'gateway', 'v1', 'router')),
    allSettled(
      mesh.services.map(({ name, replicas }) =>
        step(
          name,
          allSettled(freeNames(name, replicas, new Set()).map((each) => startMember(name, each, 'v1'))),
        ),
      ),
    ),
  ]);
  for (const member of started.flat()) members.set(member.pod.name, member);
  await publish(api, kube, services, gateway, gatewayDeployment.spec.template, true);
  const gatewayPort = (name: string): number => portOf(gateway, gatewayDeployment, (each) => each === name);
  const https = await forward({ host: gateway.ip, port: gatewayPort('https') });
  await step(
    'mesh',
    seen(
      gateway,
      [...members.values()].map(({ pod }) => pod),
    ),
  );

  const memberOf = (name: string): Member => {
    const found = members.get(name);
    if (!found) throw new Error(`There is no pod ${name}; there are ${[...members.keys()].join(', ')}.`);
    return found;
  };
  const childOf = (name: string): Child => {
    if (name === 'gateway') return gateway.agent;
    const { pod } = memberOf(name.replace(/-envoy$/, ''));
    return name.endsWith('-envoy') ? pod.agent : pod.service!;
  };
  const startService = async (member: Member, env?: Record<string, string>): Promise<void> => {
    member.pod.service = await member.pod.startService!(env);
  };

  const forgiven = async (callee?: string): Promise<void> => {
    const calls = (pod: Pod): boolean =>
      callee === undefined ||
      mesh.services.some(({ name, calls }) => name === pod.serviceName && calls.includes(callee));
    const pods = [...members.values()].map(({ pod }) => pod).filter(calls);
    await Promise.all(
      [gateway, ...pods].map((pod) =>
        until(`${pod.name} leaves nobody out`, async () => (await ejectedBy(pod)) === 0, {
          deadlineMs: 60_000,
          everyMs: 100,
        }),
      ),
    );
  };

  return {
    gatewayUrl: `http://${gateway.ip}:${gatewayPort('http')}`,
    secureUrl: `https://127.0.0.1:${https.port}`,
    gateway,
    pods: () => [...members.values()].map(({ pod }) => pod),
    async recovered() {
      for (const { pod } of members.values()) await Promise.all([proxyReady(pod), pod.serving!()]);
      await forgiven();
    },
    replicas: () =>
      [...members.values()].map(({ pod, inbound }) => ({
        service: pod.serviceName,
        name: pod.name,
        version: pod.version,
        inboundPort: inbound.port,
        scrapePort: 0,
        socket: '',
        metrics: '',
        outbound: '',
        admin: '',
      })),
    kill(name, signal) {
      const { id } = childOf(name);
      if (id === undefined) throw new Error(`${name} does not run.`);
      // pilot-agent and its Envoy are one group, and die as a container does.
      process.kill(-id.pid, signal);
    },
    setRestart(name, restart) {
      childOf(name).restart = restart;
    },
    async revive(name) {
      const child = childOf(name);
      await until(`${name} has ended`, () => child.state !== 'running');
      child.restart = true;
      child.revive();
      await until(`${name} runs`, () => child.state === 'running');
      if (name === 'gateway') await proxyReady(gateway);
      else await proxyReady(memberOf(name.replace(/-envoy$/, '')).pod);
    },
    async restartService(name, env) {
      const member = memberOf(name);
      const { pod, deployment } = member;
      // As a cluster does: callers are told first, and the sleep before SIGTERM gives them the time.
      await publish(api, kube, services, pod, deployment.spec.template, false);
      await unseen(gateway, pod);
      await pod.service!.stop();
      await startService(member, env);
      await publish(api, kube, services, pod, deployment.spec.template, true);
      await seen(gateway, [pod]);
      await forgiven(pod.serviceName);
    },
    async scale(service, wanted, version = 'v1') {
      const present = [...members.values()].filter(
        ({ pod }) => pod.serviceName === service && pod.version === version,
      );
      await Promise.all(
        present.slice(wanted).map(async ({ pod, inbound }) => {
          members.delete(pod.name);
          await withdraw(api, kube, services, pod);
          await unseen(gateway, pod);
          await pod.service!.stop();
          await pod.agent.stop();
          inbound.close();
          await network.removePod(pod.name);
        }),
      );
      const names = freeNames(service, Math.max(0, wanted - present.length), new Set(members.keys()));
      const arriving = await Promise.all(names.map((name) => startMember(service, name, version)));
      for (const member of arriving) members.set(member.pod.name, member);
      if (arriving.length > 0)
        await seen(
          gateway,
          arriving.map(({ pod }) => pod),
        );
    },
    close() {
      for (const each of [https, ...[...members.values()].map(({ inbound }) => inbound)]) each.close();
    },
  };
}
