// What docs/cluster.md tells people to type: what needs no cluster is typed here, what needs one names only what is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { plazaOf } from '../../cdk8s/synth.ts';
import { allOf } from '../../cdk8s/testing/resources.ts';
import { type Checkout, copyCheckout } from './checkout.ts';

const text = readFileSync('docs/cluster.md', 'utf8');
const commands = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap((block) =>
  block[1]!
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
);
const of = (program: string) => commands.filter((line) => line.startsWith(`${program} `));

describe('docs/cluster.md', () => {
  let checkout: Checkout;
  before(async () => {
    checkout = await copyCheckout();
  });
  after(() => checkout?.remove());

  it('has commands of four programs only, three of which need a cluster, as it says', () => {
    assert.ok(commands.length > 10);
    assert.deepEqual(
      commands.filter((line) => !/^(make|kubectl|helm|curl) /.test(line)),
      [],
    );
    assert.match(text, /`kubectl`, `helm` or `curl` need a cluster/);
  });

  it('synthesises what it then applies', async () => {
    const [synth] = of('make').filter((line) => line.startsWith('make synth'));
    assert.match(await checkout.shell(synth!), /dist\/prod: \d+ charts/);
    await checkout.shell('make synth HELM=1');
    for (const file of [...text.matchAll(/\bdist\/[a-z/-]+(?:\.yaml)?/g)].map(([file]) => file))
      assert.ok(existsSync(join(checkout.dir, file.replace(/\/$/, ''))), `${file} is not there`);
  });

  it('promotes, and comes back to where it was', async () => {
    const promotions = of('make').filter((line) => line.startsWith('make promote'));
    assert.equal(promotions.length, 4);
    const [image, canary, all, back] = promotions.map((line) =>
      line.replace('sha256:…', `sha256:${'a'.repeat(64)}`),
    );
    assert.match(await checkout.shell(image!), /^\+.*catalog@sha256:a{64}$/m);
    assert.match(await checkout.shell(canary!), /^\+ +weight: 10$/m);
    assert.match(await checkout.shell(all!), /^\+ +weight: 100$/m);
    const synthesised = () => readFileSync(join(checkout.dir, 'dist/staging/catalog.yaml'), 'utf8');
    assert.match(synthesised(), /weight: 100\n/);
    await checkout.shell(back!);
    const released = JSON.parse(
      readFileSync(join(checkout.dir, 'mesh/environments/releases/staging.json'), 'utf8'),
    );
    assert.deepEqual(released.weights, {});
  });

  it('applies server-side, and asks of the namespace for what is in it', () => {
    const resources = allOf(plazaOf('prod'));
    const there = (kind: string, name: string) =>
      resources.some((one) => one.kind === kind && one.metadata.name === name);
    for (const line of of('kubectl')) {
      if (line.includes(' apply ')) assert.match(line, / --server-side /);
      else assert.match(line, / -n plaza /);
    }
    assert.ok(there('Namespace', 'plaza'));
    for (const name of ['catalog', 'gateway']) assert.ok(there('Deployment', name) && there('Service', name));
    const [, selector, component] = /--selector (\S+)=(\S+)/.exec(text)!;
    const jobs = resources.filter(
      ({ kind, metadata }) => kind === 'Job' && metadata.labels?.[selector!] === component,
    );
    assert.equal(jobs.length, resources.filter(({ kind }) => kind === 'Job').length);
  });

  it('names every property that the store of secrets must have', () => {
    const [, table] = /reads\n`<environment>\/<service>`[\s\S]*?\n\n(\|[\s\S]*?)\n\n/.exec(text)!;
    const asked = new Set(
      allOf(plazaOf('prod'))
        .filter(({ kind }) => kind === 'ExternalSecret')
        .flatMap(({ spec }) => spec.data)
        .map(({ remoteRef }: { remoteRef: { key: string; property: string } }) => remoteRef)
        .filter(({ key, property }) => {
          // Those of backups and of alerts are told where backups and alerts are.
          if (!/^prod\/(backups|alerts)$/.test(key)) return true;
          return key === 'prod/alerts' && !text.includes(`\`${property}\``);
        })
        .map(({ property }) => property),
    );
    const named = [...table!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!);
    assert.deepEqual(named.sort(), [...asked].sort());
  });

  it('names every operator whose resources there are', () => {
    const groups = new Set(
      allOf(plazaOf('prod'))
        .map(({ apiVersion }) => apiVersion.split('/')[0]!)
        .filter((group) => group.includes('.') && !group.endsWith('.k8s.io') && !group.endsWith('istio.io')),
    );
    const operators: Record<string, string> = {
      'cert-manager.io': 'cert-manager',
      'postgresql.cnpg.io': 'CloudNativePG',
      'external-secrets.io': 'External Secrets',
      'rabbitmq.com': "RabbitMQ's cluster and topology operators",
      'keda.sh': 'KEDA',
      'monitoring.coreos.com': 'Prometheus operator',
    };
    assert.deepEqual([...groups].sort(), Object.keys(operators).sort());
    for (const name of Object.values(operators)) assert.ok(text.includes(`| ${name}`), name);
  });
});
