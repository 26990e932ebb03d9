// What holds for every resource of every environment.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connected } from '../mesh/connections.ts';
import { clusters } from '../mesh/environments/clusters.ts';
import { stable } from '../mesh/versions.ts';
import { principalOf } from './names.ts';
import { plazaOf } from './synth.ts';
import { allOf, named, ofKind, type Resource, text } from './testing/resources.ts';

interface Container {
  name: string;
  image: string;
  ports?: { name?: string; containerPort: number }[];
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  securityContext: Record<string, unknown>;
}

const podsOf = (resources: Resource[]) =>
  resources
    .filter(({ kind }) => ['Deployment', 'Job'].includes(kind))
    .map((one) => ({ one, pod: one.spec.template.spec }));

for (const environment of Object.keys(clusters)) {
  const plaza = plazaOf(environment);
  const { mesh } = plaza;
  const resources = allOf(plaza);
  const pods = podsOf(resources);
  const eachContainer = (check: (container: Container, name: string) => void) => {
    for (const { one, pod } of pods)
      for (const container of pod.containers) check(container, `${one.metadata.name}/${container.name}`);
  };

  describe(environment, () => {
    it('has pods', () => assert.ok(pods.length > mesh.services.length));

    it('names images by digest', () => {
      eachContainer(({ image }, name) => assert.match(image, /^auto$|@sha256:[0-9a-f]{64}$/, name));
    });

    it('requests CPU and memory, and limits memory to what it requests', () => {
      eachContainer(({ resources: { requests, limits } }, name) => {
        assert.ok(requests.cpu && requests.memory, name);
        assert.equal(limits.memory, requests.memory, name);
      });
    });

    it('gives no privilege', () => {
      eachContainer(({ securityContext }, name) =>
        assert.deepEqual(
          securityContext,
          {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            privileged: false,
            readOnlyRootFilesystem: true,
          },
          name,
        ),
      );
      for (const { one, pod } of pods) {
        assert.equal(pod.securityContext.runAsNonRoot, true, one.metadata.name);
        assert.equal(pod.securityContext.seccompProfile.type, 'RuntimeDefault');
        // Whoever has a token may do something with it, and nothing but read.
        const bound = ofKind(resources, 'RoleBinding').some((binding) =>
          (binding as unknown as { subjects: { name: string }[] }).subjects.some(
            ({ name }) => name === pod.serviceAccountName && name !== 'gateway',
          ),
        );
        assert.equal(pod.automountServiceAccountToken, bound, one.metadata.name);
        for (const volume of pod.volumes ?? []) assert.ok(volume.emptyDir || volume.secret, text(volume));
        assert.equal(pod.hostNetwork ?? pod.hostPID ?? pod.hostIPC, undefined);
      }
    });

    it('puts nobody before those who answer, but those who keep what is answered', () => {
      for (const { one, pod } of pods)
        assert.equal(pod.priorityClassName, 'plaza-serving', one.metadata.name);
      for (const { spec } of ofKind(resources, 'Cluster')) assert.equal(spec.priorityClassName, 'plaza-data');
      for (const { spec } of ofKind(resources, 'RabbitmqCluster'))
        assert.equal(spec.override.statefulSet.spec.template.spec.priorityClassName, 'plaza-data');
    });

    it('keeps copies in step with what is asked: one scaler for each workload, or a number', () => {
      const scalers = [
        ...ofKind(resources, 'HorizontalPodAutoscaler'),
        ...ofKind(resources, 'ScaledObject'),
      ].map(({ spec }) => spec.scaleTargetRef.name);
      assert.equal(new Set(scalers).size, scalers.length, scalers.join(', '));
      for (const { metadata, spec } of ofKind(resources, 'Deployment'))
        assert.equal(spec.replicas === undefined, scalers.includes(metadata.name), metadata.name);
    });

    it('lets Argo CD begin nothing before that without which it is not well', () => {
      const wave = ({ metadata }: Resource) =>
        Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
      const order = [
        'Cluster < Database',
        'Cluster Database ExternalSecret Secret < Job',
        'RabbitmqCluster ExternalSecret < Vhost User',
        'Vhost User < Exchange Queue Permission',
        'Exchange Queue < Binding',
        'Job Binding Permission ConfigMap < Deployment',
      ];
      const wavesOf = (kinds: string) =>
        resources.filter(({ kind }) => kinds.split(' ').includes(kind)).map((one) => wave(one));
      for (const line of order) {
        const [before, after] = line.split(' < ').map(wavesOf) as [number[], number[]];
        assert.ok(
          before.every((one) => after.every((other) => one < other)),
          line,
        );
      }
      const pods = Math.max(...wavesOf('Deployment'));
      for (const one of wavesOf('HorizontalPodAutoscaler ScaledObject PodDisruptionBudget'))
        assert.equal(one, pods);
      assert.ok(
        resources.every((one) => wave(one) <= pods),
        'one pod that does not come must not stop the rest',
      );
    });

    it('has a budget of disruptions for each workload, and for what keeps state', () => {
      for (const { spec } of ofKind(resources, 'Cluster')) assert.equal(spec.enablePDB, spec.instances > 1);
      const broker = ofKind(resources, 'RabbitmqCluster').map(({ spec }) => spec.override.statefulSet);
      for (const { spec } of [...ofKind(resources, 'Deployment'), ...broker]) {
        const labels = spec.template.metadata.labels;
        assert.ok(
          ofKind(resources, 'PodDisruptionBudget').some(({ spec: { selector } }) =>
            Object.entries(selector.matchLabels).every(([key, value]) => labels[key] === value),
          ),
          labels['app.kubernetes.io/name'],
        );
      }
    });

    it('keeps copies apart over zones as strongly as the environment says, those that keep state too', () => {
      const { zones } = plaza.cluster.spread;
      const told = [
        ...ofKind(resources, 'Deployment').map(({ spec }) => spec.template),
        ...ofKind(resources, 'RabbitmqCluster').map(({ spec }) => spec.override.statefulSet.spec.template),
      ];
      for (const { metadata, spec } of told) {
        const zone = spec.topologySpreadConstraints.find(
          ({ topologyKey }: { topologyKey: string }) => topologyKey === 'topology.kubernetes.io/zone',
        );
        const name = metadata.labels['app.kubernetes.io/name'];
        assert.equal(zone.whenUnsatisfiable, zones === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway', name);
        assert.deepEqual(zone.labelSelector.matchLabels, { 'app.kubernetes.io/name': name });
      }
      for (const { spec } of ofKind(resources, 'Cluster')) {
        assert.equal(spec.affinity.podAntiAffinityType, zones);
        assert.equal(spec.affinity.topologyKey, 'topology.kubernetes.io/zone');
      }
    });

    it('puts everything into the namespace, but what belongs to the whole cluster', () => {
      const whole = ['Namespace', 'PriorityClass'];
      for (const { kind, metadata } of resources)
        assert.equal(
          metadata.namespace,
          whole.includes(kind) ? undefined : 'plaza',
          `${kind} ${metadata.name}`,
        );
    });

    it('has one name for each resource', () => {
      const names = resources.map(
        ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`,
      );
      assert.deepEqual(
        names.filter((name, index) => names.indexOf(name) !== index),
        [],
      );
    });

    it('lets a role do nothing but read', () => {
      for (const role of ofKind(resources, 'Role') as unknown as { rules: { verbs: string[] }[] }[])
        for (const { verbs } of role.rules)
          assert.ok(
            verbs.every((verb) => ['get', 'list', 'watch'].includes(verb)),
            text(verbs),
          );
    });

    it('names every port, and says what those of Services speak', () => {
      eachContainer(({ ports = [] }, name) =>
        assert.ok(
          ports.every((port) => port.name),
          name,
        ),
      );
      for (const { metadata, spec } of ofKind(resources, 'Service'))
        for (const port of spec.ports) assert.ok(port.name && port.appProtocol, metadata.name);
    });

    it('holds no secret, but those that everybody may know', () => {
      const secrets = ofKind(resources, 'Secret');
      if (plaza.cluster.secrets !== 'published') assert.deepEqual(secrets, []);
      for (const { stringData = {} } of secrets)
        for (const [key, value] of Object.entries(stringData))
          assert.match(
            key === 'KEY_ENCRYPTION_KEY' ? Buffer.from(value, 'base64').toString() : value,
            /published|^[a-z_]+$/,
          );
    });

    it('labels everything that is a workload as Kubernetes recommends', () => {
      for (const { metadata } of resources.filter(({ kind }) =>
        ['Deployment', 'Service', 'Job'].includes(kind),
      ))
        for (const label of ['name', 'component', 'part-of', 'managed-by'])
          assert.ok(metadata.labels?.[`app.kubernetes.io/${label}`], `${metadata.name} has no ${label}`);
    });

    it('has one identity for each workload, which its certificate carries', () => {
      for (const { one, pod } of pods)
        assert.ok(named(resources, 'ServiceAccount', pod.serviceAccountName), one.metadata.name);
      for (const service of mesh.services)
        assert.equal(
          service.spiffe,
          `spiffe://plaza.local/ns/plaza/sa/${named(resources, 'Deployment', service.name).spec.template.spec.serviceAccountName}`,
        );
    });

    it('repeats no call that does not say so', () => {
      const routes = ofKind(resources, 'VirtualService').flatMap(({ spec }) => spec.http);
      for (const route of routes.filter((one) => one.route)) {
        const path = route.match[0].uri.exact;
        const method = [...mesh.services.flatMap(({ methods }) => methods), ...mesh.common].find(
          (one) => one.path === path,
        );
        const attempts =
          method && method.class !== 'once' && ['unary', 'serverStream'].includes(method.kind)
            ? mesh.policy.retry.attempts
            : 0;
        assert.equal(route.retries.attempts, attempts, route.name);
        assert.equal(route.timeout, undefined, route.name);
      }
    });

    it('lets no identity through the gateway that a client made up, patches or not', () => {
      for (const route of named(resources, 'VirtualService', 'gateway').spec.http.filter(
        (one: { match: { uri: { exact?: string } }[] }) => one.match[0]!.uri.exact,
      ))
        assert.deepEqual(route.headers.request.remove, [
          'x-plaza-subject',
          'x-plaza-roles',
          'x-plaza-session',
          'x-plaza-caller',
        ]);
    });

    it('has a patch with the deadline for every route to a service', () => {
      const patched = new Set(
        ofKind(resources, 'EnvoyFilter')
          .flatMap(({ spec }) => spec.configPatches)
          .filter(({ patch }) => patch.value.route?.max_stream_duration)
          .map(({ match }) => match.routeConfiguration.vhost?.route.name),
      );
      for (const { spec } of ofKind(resources, 'VirtualService'))
        for (const route of spec.http.filter(
          (one: { match: { uri: { exact?: string } }[] }) => one.match[0]!.uri.exact,
        ))
          assert.ok(patched.has(route.name), route.name);
    });

    it('lets the network pass what the mesh allows, and nothing else', () => {
      for (const service of mesh.services) {
        const peers = named(resources, 'NetworkPolicy', service.name).spec.ingress[0].from.map(
          (one: { podSelector: { matchLabels: Record<string, string> } }) =>
            one.podSelector.matchLabels['app.kubernetes.io/name'],
        );
        const principals = new Set(
          named(resources, 'AuthorizationPolicy', `${service.name}-methods`).spec.rules.flatMap(
            (rule: { from: { source: { principals: string[] } }[] }) =>
              rule.from.flatMap(({ source }) => source.principals),
          ),
        );
        const connects = connected(mesh, service).map((id) => principalOf(id));
        assert.deepEqual(
          new Set(peers.map((name: string) => `plaza.local/ns/plaza/sa/${name}`)),
          new Set(connects),
          service.name,
        );
        assert.deepEqual(principals, new Set(connects), service.name);
      }
    });

    it('has a subset for every version that a route names, and pods for every subset', () => {
      for (const service of mesh.services) {
        const versions = [stable, ...service.versions];
        const subsets = named(resources, 'DestinationRule', service.name).spec.subsets;
        assert.deepEqual(
          subsets.map(({ name }: { name: string }) => name),
          versions,
        );
        for (const { labels } of subsets)
          assert.ok(
            pods.some(
              ({ one }) =>
                one.spec.template.metadata.labels.app === service.name &&
                one.spec.template.metadata.labels.version === labels.version,
            ),
          );
      }
    });

    it('pins every patch to the release of Istio that it was proven on, and orders them all', () => {
      for (const { metadata, spec } of ofKind(resources, 'EnvoyFilter')) {
        assert.notEqual(spec.priority, undefined, metadata.name);
        for (const { match } of spec.configPatches)
          assert.equal(match.proxy.proxyVersion, '^1\\.31\\.', metadata.name);
      }
    });

    it('stays small enough for etcd, an EnvoyFilter with its descriptor too', () => {
      for (const one of resources)
        assert.ok(
          text(one).length < 256 * 1024,
          `${one.kind} ${one.metadata.name} has ${text(one).length} bytes`,
        );
    });

    it('is the same each time', () => assert.equal(text(allOf(plazaOf(environment))), text(resources)));
  });
}
