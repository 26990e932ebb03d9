// A method's options are changed in its descriptor, one at a time, and the laptop and a cluster follow alike. What each makes of a method is read
// out of what it renders, never out of the graph.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import { invented, withGreeter } from '../../envoy/sample.ts';
import annotationsPb from '../../gen/google/api/annotations_pb.js';
import httpPb from '../../gen/google/api/http_pb.js';
import optionsPb from '../../gen/plaza/mesh/v1/options_pb.js';
import type { Cluster } from '../../mesh/cluster.ts';
import { clusters } from '../../mesh/environments/clusters.ts';
import { environments } from '../../mesh/environments/index.ts';
import { buildMesh } from '../../mesh/graph.ts';
import { policy } from '../../mesh/plaza.ts';
import { withGreeterRow } from '../testing/sample.ts';
import { inACluster } from './in-a-cluster.ts';
import { onTheLaptop } from './on-the-laptop.ts';
import type { Meaning } from './what-it-means.ts';

type Own = optionsPb.MethodPolicy;
type Options = descriptorPb.MethodOptions;

const { Access } = optionsPb.MethodPolicy;
const level = descriptorPb.MethodOptions.IdempotencyLevel;
const original = withGreeter(readFileSync(new URL('../../gen/plaza.binpb', import.meta.url)));
const path = (name: string) => `/invented.greeter.v1.Greeter/${name}`;

/** The descriptor set with the options of one method changed. */
function changed(name: string, edit: (own: Own, options: Options) => void): Uint8Array {
  const set = descriptorPb.FileDescriptorSet.deserializeBinary(original);
  const method = set
    .getFileList()
    .find((file) => file.getPackage() === 'invented.greeter.v1')!
    .getServiceList()[0]!
    .getMethodList()
    .find((one) => one.getName() === name)!;
  const options = method.getOptions()!;
  const own = options.getExtension(optionsPb.method)!;
  edit(own, options);
  options.setExtension(optionsPb.method, own);
  return set.serializeBinary();
}

type Both = Record<string, { laptop: Meaning; cluster: Meaning }>;

function meanings(descriptorSet: Uint8Array): Both {
  const mesh = buildMesh(descriptorSet, withGreeterRow, policy, environments.prod);
  const laptop = onTheLaptop(mesh, 'greeter', 'orders');
  const release = { images: {}, weights: {} };
  const cluster = inACluster({ mesh, cluster: clusters.prod as Cluster, release }, 'greeter');
  return Object.fromEntries(
    invented.map(({ name }) => [name, { laptop: laptop(path(name)), cluster: cluster(path(name)) }]),
  );
}

const get = (template: string) => new httpPb.HttpRule().setGet(template);

/** The option, the method that it is changed of, how, and which parts of the meaning that changes. */
const changes: [
  what: string,
  name: string,
  edit: (own: Own, options: Options) => void,
  parts: (keyof Meaning)[],
][] = [
  ['deadline', 'KeyedUser', (own) => own.setDeadlineMs(4_321), ['fromGateway', 'fromService', 'silence']],
  [
    'deadline of a method of the mesh',
    'KeyedMesh',
    (own) => own.setDeadlineMs(4_321),
    ['fromService', 'silence'],
  ],
  [
    'idle timeout',
    'Listen',
    (own) => own.setIdleTimeoutMs(45_000),
    ['fromGateway', 'fromService', 'silence'],
  ],
  ['idempotency, taken away', 'KeyedMesh', (_, options) => options.clearIdempotencyLevel(), ['fromService']],
  [
    'idempotency, given',
    'OnceAdmin',
    (_, options) => options.setIdempotencyLevel(level.IDEMPOTENT),
    ['fromGateway', 'fromService'],
  ],
  ['access for fewer', 'KeyedUser', (own) => own.setAccess(Access.ADMIN), ['gatewayGrants', 'serviceGrants']],
  ['access for staff', 'OnceAdmin', (own) => own.setAccess(Access.STAFF), ['gatewayGrants', 'serviceGrants']],
  [
    'access for all',
    'Listen',
    (own) => own.setAccess(Access.PUBLIC),
    ['gatewayGrants', 'serviceGrants', 'gatewayToken', 'serviceToken'],
  ],
  [
    'access for the mesh alone',
    'ReadStaff',
    (own, options) => {
      own.setAccess(Access.MESH);
      // Not set at all, which its type does not know.
      options.setExtension(annotationsPb.http, undefined as unknown as httpPb.HttpRule);
    },
    [
      'fromGateway',
      'edge',

      'gatewayGrants',
      'serviceGrants',
      'gatewayToken',
      'gatewayPath',
      'servicePath',
    ],
  ],
  ['callers', 'KeyedUser', (own) => own.setCallersList(['orders']), ['serviceGrants', 'serviceToken']],
  ['body limit', 'KeyedUser', (own) => own.setMaxRequestBytes(12_345), ['edge', 'inbound']],
  ['status of success', 'KeyedUser', (own) => own.setSuccessStatus(201), ['edge', 'inbound']],
  ['rate limit', 'KeyedUser', (own) => own.setRateLimit('sign_in'), ['limits']],
  [
    'HTTP path',
    'ReadPublic',
    (_, options) => options.setExtension(annotationsPb.http, get('/v1/salutes/{id}')),
    ['gatewayPath', 'servicePath'],
  ],
];

describe('a method means the same on the laptop and in a cluster', () => {
  const before = meanings(original);

  it('as its proto says it', () => {
    for (const [name, { laptop, cluster }] of Object.entries(before)) assert.deepEqual(cluster, laptop, name);
  });

  it('and in what a reader of the proto expects', () => {
    const { ReadStaff, OnceAdmin, KeyedMesh, ReadPublic, OncePublic } = before;
    assert.equal(ReadPublic!.laptop.fromGateway!.deadline, '1.101s');
    assert.equal(ReadPublic!.laptop.fromGateway!.attempts, policy.retry.attempts);
    assert.equal(OnceAdmin!.laptop.fromGateway!.attempts, 0);
    assert.equal(KeyedMesh!.laptop.fromGateway, undefined);
    assert.deepEqual(KeyedMesh!.laptop.gatewayGrants, []);
    assert.deepEqual(KeyedMesh!.laptop.serviceGrants, [
      { who: ['plaza.local/ns/plaza/sa/orders'], token: '' },
    ]);
    assert.deepEqual(OnceAdmin!.laptop.gatewayGrants, [{ who: 'anybody', token: 'roles: admin' }]);
    assert.deepEqual(ReadStaff!.laptop.serviceGrants, [
      {
        who: ['plaza.local/ns/plaza/sa/gateway', 'plaza.local/ns/plaza/sa/orders'],
        token: 'roles: staff, admin',
      },
      { who: ['plaza.local/ns/plaza/sa/orders'], token: '' },
    ]);
    assert.deepEqual(OncePublic!.laptop.limits, ['limit_sign_in']);
  });

  for (const [what, name, edit, parts] of changes)
    it(`${what}, changed`, () => {
      const after = meanings(changed(name, edit));
      for (const side of ['laptop', 'cluster'] as const) {
        const differing = (Object.keys(after[name]![side]) as (keyof Meaning)[]).filter(
          (part) => JSON.stringify(after[name]![side][part]) !== JSON.stringify(before[name]![side][part]),
        );
        assert.deepEqual(differing.sort(), [...parts].sort(), `what changes of ${name} on the ${side}`);
      }
      for (const [each, { laptop, cluster }] of Object.entries(after)) {
        assert.deepEqual(cluster, laptop, each);
        if (each !== name) assert.deepEqual(laptop, before[each]!.laptop, `${each} is another method`);
      }
    });
});
