// Every resource of every environment, against the schema of its kind.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusters } from '../mesh/environments/clusters.ts';
import { plazaOf } from './synth.ts';
import { allOf, named, type Resource } from './testing/resources.ts';
import { samplePlaza } from './testing/sample.ts';
import { faults, readSchemas } from './testing/schemas.ts';

const schemas = readSchemas();
const wrong = ({ apiVersion, kind, ...rest }: Resource): string[] => {
  const schema = schemas[`${apiVersion}/${kind}`];
  if (!schema)
    return [`there is no schema of ${apiVersion} ${kind}: cdk8s/testing/write-schemas.ts writes them`];
  return faults(schema, { apiVersion, kind, ...rest }).map(
    (fault) => `${kind} ${rest.metadata.name}: ${fault}`,
  );
};

describe('schemas', () => {
  for (const name of Object.keys(clusters))
    it(`are kept by all of ${name}`, () => assert.deepEqual(allOf(plazaOf(name)).flatMap(wrong), []));
  it('are kept by a service that nobody wrote', () =>
    assert.deepEqual(allOf(samplePlaza()).flatMap(wrong), []));

  const resources = allOf(plazaOf('prod'));
  // biome-ignore lint/suspicious/noExplicitAny: what it is changed to is wrong on purpose.
  const spoilt: [what: string, kind: string, name: string, spoil: (spec: any) => void, fault: RegExp][] = [
    [
      'a field that is none',
      'Deployment',
      'orders',
      (spec) => {
        spec.replica = 3;
      },
      /replica, which is no field/,
    ],
    [
      'a text for a number',
      'Deployment',
      'orders',
      (spec) => {
        spec.revisionHistoryLimit = '5';
      },
      /no integer/,
    ],
    [
      'no selector',
      'Deployment',
      'orders',
      (spec) => {
        delete spec.selector;
      },
      /has no selector/,
    ],
    [
      'a mode that is none',
      'PeerAuthentication',
      'strict',
      (spec) => {
        spec.mtls.mode = 'ALWAYS';
      },
      /"ALWAYS"/,
    ],
    [
      'a field within a container',
      'Deployment',
      'orders',
      (spec) => {
        spec.template.spec.containers[0].imagePolicy = 'Always';
      },
      /containers\[0\] has imagePolicy/,
    ],
    [
      'two ways at once',
      'DestinationRule',
      'orders',
      (spec) => {
        spec.trafficPolicy.loadBalancer.consistentHash = { useSourceIp: true };
      },
      /forms/,
    ],
    [
      'a queue without a name',
      'Queue',
      'order-queue',
      (spec) => {
        delete spec.name;
      },
      /has no name/,
    ],
    [
      'a trigger without a type',
      'ScaledObject',
      'orders',
      (spec) => {
        delete spec.triggers[0].type;
      },
      /has no type/,
    ],
  ];
  for (const [what, kind, name, spoil, fault] of spoilt)
    it(`notice ${what}`, () => {
      const one = structuredClone(named(resources, kind, name));
      spoil(one.spec);
      assert.match(wrong(one).join('; '), fault);
    });
});
