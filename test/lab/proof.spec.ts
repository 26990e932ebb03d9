import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtersOf, readDump, type Section } from './proof.ts';

const manager = (routes: string, ...filters: string[]) => ({
  typed_config: { route_config: { name: routes }, http_filters: filters.map((name) => ({ name })) },
});
const sound: Section[] = [
  {
    static_clusters: [{ cluster: { name: 'xds-grpc' } }],
    dynamic_active_clusters: [{ cluster: { name: 'outbound|50051||catalog.plaza.svc.cluster.local' } }],
  },
  {
    static_listeners: [{ listener: { name: '0.0.0.0_15021' } }],
    dynamic_listeners: [
      {
        name: '10.1.1.1_50052',
        active_state: {
          listener: {
            name: '10.1.1.1_50052',
            filter_chains: [{ filters: [manager('inbound|50052||', 'first', 'second')] }],
          },
        },
      },
    ],
  },
  {
    static_route_configs: [{ route_config: { name: 'inbound|50052||' } }, { route_config: {} }],
    dynamic_route_configs: [{ route_config: { name: '50051' } }],
  },
];

test('what istiod sent, beside the bootstrap of pilot-agent, is all that there may be', () => {
  const read = readDump('catalog-1', sound);
  assert.deepEqual(read.wrong, []);
  assert.deepEqual(read.routes, ['inbound|50052||', '50051']);
  assert.deepEqual(filtersOf(read, 50052), ['first', 'second']);
});

for (const [what, section, told] of [
  ['cluster', { static_clusters: [{ cluster: { name: 'mine' } }] }, /static cluster mine/],
  [
    'listener',
    { static_listeners: [{ listener: { name: '0.0.0.0_8080' } }] },
    /static listener 0\.0\.0\.0_8080/,
  ],
  ['set of routes', { static_route_configs: [{ route_config: { name: 'mine' } }] }, /static routes mine/],
  [
    'listener that was refused',
    { dynamic_listeners: [{ name: '0.0.0.0_8080', error_state: { details: 'no such filter' } }] },
    /refused the listener 0\.0\.0\.0_8080: no such filter/,
  ],
] as const) {
  test(`a ${what} from elsewhere is told`, () => {
    const { wrong } = readDump('catalog-1', [...sound, section as unknown as Section]);
    assert.equal(wrong.length, 1);
    assert.match(wrong[0]!, told);
  });
}
