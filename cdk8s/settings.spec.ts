// Whether each pod is given what its service reads, under the names by which it reads it, and nothing that nobody reads.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusters } from '../mesh/environments/clusters.ts';
import { plazaOf } from './synth.ts';
import { allOf, named, type Resource } from './testing/resources.ts';

interface Variable {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef?: { name: string; key: string } };
}

/** Whatever the store of secrets has: 32 bytes in base64 are enough for a key, a password and a text. */
const stored = Buffer.alloc(32, 'x').toString('base64');

function secretValue(resources: Resource[], name: string, key: string): string {
  const secret = resources.find(({ kind, metadata }) => kind === 'Secret' && metadata.name === name);
  if (secret) return secret.stringData![key]!;
  const { template } = named(resources, 'ExternalSecret', name).spec.target;
  return template.data[key].replace(/\{\{[^}]*urlquery[^}]*\}\}/g, 'x').replace(/\{\{[^}]*\}\}/g, stored);
}

/** The environment of a service's container, as the kubelet makes it. */
function environmentOf(resources: Resource[], service: string): Record<string, string> {
  const [container] = named(resources, 'Deployment', service).spec.template.spec.containers;
  const settings = container.envFrom.map((one: { configMapRef: { name: string } }) =>
    named(resources, 'ConfigMap', one.configMapRef.name),
  );
  const variables = (container.env as Variable[]).map(({ name, value, valueFrom }) => {
    const secret = valueFrom?.secretKeyRef;
    return [name, value ?? (secret ? secretValue(resources, secret.name, secret.key) : `${service}-6c9f-x`)];
  });
  return Object.assign({}, ...settings.map(({ data }: Resource) => data), Object.fromEntries(variables));
}

// Node itself reads this, and AWS's rules name these.
const readByOthers = ['NODE_EXTRA_CA_CERTS', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

for (const environment of Object.keys(clusters)) {
  const plaza = plazaOf(environment);
  const resources = allOf(plaza);
  describe(`the settings of ${environment}`, () => {
    for (const { name } of plaza.mesh.services)
      it(name, async () => {
        const { readConfig } = await import(`../src/${name}/config.ts`);
        const given = environmentOf(resources, name);
        const read = new Set<string>();
        readConfig(
          new Proxy(given, {
            get(target, key: string) {
              read.add(key);
              return target[key];
            },
          }),
        );
        const unread = Object.keys(given).filter((key) => !read.has(key) && !readByOthers.includes(key));
        assert.deepEqual(unread, []);
      });
  });
}
