import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { environments } from '../mesh/environments/index.ts';
import { buildMesh } from '../mesh/graph.ts';
import { policy, rows } from '../mesh/plaza.ts';
import type { ServiceRow } from '../mesh/types.ts';
import { renderEndpoints, renderGateway, renderSidecar } from './render.ts';
import { greeterRow, invented, samplePlacement, withGreeter } from './sample.ts';
import type { Json } from './typed.ts';

const descriptorSet = withGreeter(readFileSync(new URL('../gen/plaza.binpb', import.meta.url)));
// orders calls the invented service too, as its methods' callers say.
const withRow = [
  ...rows.map(
    (row): ServiceRow => (row.name === 'orders' ? { ...row, calls: [...row.calls, 'greeter'] } : row),
  ),
  greeterRow,
];

function render(services: ServiceRow[]) {
  const mesh = buildMesh(descriptorSet, services, policy, environments.dev);
  const placement = samplePlacement(mesh, 'run', 'certificates');
  const sidecars = Object.fromEntries(
    placement.replicas.map((replica) => [replica.service, renderSidecar(mesh, placement, replica)]),
  );
  return { gateway: renderGateway(mesh, placement), sidecars, endpoints: renderEndpoints(mesh, placement) };
}

/** Every object within a configuration that has this key. */
function having(key: string, within: Json | undefined): { [key: string]: Json }[] {
  if (within === null || typeof within !== 'object') return [];
  if (Array.isArray(within)) return within.flatMap((item) => having(key, item));
  return [
    ...(key in within ? [within] : []),
    ...Object.values(within).flatMap((value) => having(key, value)),
  ];
}

const rpc = (name: string) => `invented.greeter.v1.Greeter/${name}`;
const route = (config: Json | undefined, name: string) =>
  having('match', config).find((one) => one.name === rpc(name) && 'route' in one);
const text = (value: Json | undefined) => JSON.stringify(value);

describe('a service put into the graph, with no other edit', () => {
  const { gateway, sidecars, endpoints } = render(withRow);
  const { greeter, orders, catalog, payments } = sidecars;

  for (const one of invented.filter((method) => method.name !== 'KeyedMesh')) {
    it(`has the gateway route of ${one.name}, with its deadline, and retries only if a repeat is harmless`, () => {
      const found = route(gateway, one.name);
      assert.match(text(found), new RegExp(`"max_stream_duration":"${one.deadlineMs / 1000}s"`));
      const harmless = one.level !== undefined && one.streams !== 'client' && one.streams !== 'both';
      assert.equal(text(found).includes('retry_policy'), harmless);
    });
    it(`has the JSON path of ${one.name} in the strict rules of gateway and sidecar`, () => {
      const [verb, path] = one.http!;
      const custom = path.split(':')[1];
      for (const config of [gateway, greeter]) {
        const [lua] = having('inline_string', config)
          .map((source) => String(source.inline_string))
          .filter((code) => code.includes('local rules'));
        assert.match(
          lua!,
          new RegExp(
            `${verb.toUpperCase()} = \\{[^]*'greetings'${path.includes('{id}') ? ", '\\*'" : ''} \\}${custom ? `, custom = '${custom}'` : ''}`,
          ),
        );
      }
    });
  }

  it('keeps a mesh method from the gateway, and gives it to its caller alone', () => {
    assert.equal(route(gateway, 'KeyedMesh'), undefined);
    assert.ok(!text(gateway).includes(rpc('KeyedMesh')));
    assert.match(text(route(orders, 'KeyedMesh')), /"cluster":"greeter"/);
    assert.equal(route(catalog, 'KeyedMesh'), undefined);
  });

  it('says who may call each method, at gateway and sidecar', () => {
    const policies = (config: Json | undefined) =>
      Object.values(
        having('policies', config).find(({ action }) => action === 'ALLOW')!.policies as {
          [key: string]: Json;
        },
      );
    const of = (config: Json | undefined, name: string) =>
      text(policies(config).find((rule) => text(rule).includes(`"/${rpc(name)}"`)));
    assert.match(of(gateway, 'ReadStaff'), /"staff".*"admin"/);
    assert.match(of(gateway, 'OnceAdmin'), /"admin"/);
    assert.doesNotMatch(of(gateway, 'OnceAdmin'), /"staff"/);
    assert.match(of(greeter, 'KeyedMesh'), /sa\/orders"/);
    assert.doesNotMatch(of(greeter, 'KeyedMesh'), /sa\/gateway"/);
    assert.match(of(greeter, 'ReadStaff'), /sa\/gateway".*sa\/orders"/);
  });

  it('demands a token where the method needs a user', () => {
    const rules = having('requirement_name', gateway).map(
      (rule) => [text(rule.match), rule.requirement_name] as const,
    );
    const requirement = (name: string) => rules.find(([match]) => match.includes(rpc(name)))?.[1];
    assert.equal(requirement('ReadPublic'), 'optional');
    assert.equal(requirement('KeyedUser'), 'required');
    assert.equal(requirement('OnceAdmin'), 'required');
  });

  it('counts the methods that name a limit', () => {
    const filter = having('rate_limits', gateway).find((one) => text(one).includes('limit_sign_in'));
    assert.match(text(filter), new RegExp(rpc('OncePublic')));
  });

  it('promises the success statuses', () => {
    assert.match(text(route(gateway, 'OncePublic')), /"success_status":"201"/);
    assert.match(text(route(greeter, 'KeyedSelf')), /"success_status":"204"/);
  });

  it('transcodes, discovers and proves who it is', () => {
    assert.ok(
      having('proto_descriptor_bin', gateway).every((one) =>
        text(one.services).includes('invented.greeter.v1.Greeter'),
      ),
    );
    assert.ok('greeter.json' in endpoints);
    assert.match(text(having('transport_socket', orders)), /spiffe:\/\/plaza\.local\/ns\/plaza\/sa\/greeter/);
  });

  it('does not make a sidecar know it that has nothing to do with it', () => {
    const descriptor = Buffer.from(
      having('proto_descriptor_bin', payments)[0]!.proto_descriptor_bin as string,
      'base64',
    );
    assert.doesNotMatch(text(payments) + descriptor.toString('latin1'), /greet/i);
  });
});

describe('a service taken out of the graph', () => {
  it('leaves no trace anywhere', () => {
    const rendered = render(rows);
    const all = text(rendered as unknown as Json);
    assert.doesNotMatch(all, /greet/i);
    const descriptor = having('proto_descriptor_bin', rendered.gateway)[0]!.proto_descriptor_bin as string;
    assert.doesNotMatch(Buffer.from(descriptor, 'base64').toString('latin1'), /greet/i);
  });
});
