// What can be said of the files for Docker Compose without Docker.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Yaml } from 'cdk8s';
import { faults, type Schema } from '../cdk8s/testing/schemas.ts';
import { layoutOf } from '../local/layout.ts';
import { jaegerOtlpPort } from '../local/observe/jaeger.ts';
import { observerPorts } from '../local/observe/observers.ts';
import { alertmanagerPart, jaegerPart, prometheusPart } from '../local/observe/parts.ts';
import { loadMesh } from '../mesh/load.ts';
import { renderObserved } from './render.ts';

interface Composed {
  image: string;
  command?: string[];
  network_mode?: string;
  ports?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  user?: string;
}

const root = new URL('../', import.meta.url);
// Of the Go module github.com/compose-spec/compose-go/v2 v2.10.1 (Apache-2.0), schema/compose-spec.json without its descriptions.
const schema: Schema = JSON.parse(
  gunzipSync(readFileSync(new URL('testing/compose-schema.json.gz', import.meta.url))).toString(),
);
const compose = (file: string) => Yaml.load(fileURLToPath(new URL(file, root)))[0];

describe('files for Docker Compose', () => {
  for (const file of ['compose.yaml', 'compose.observe.yaml'])
    it(`${file} is what the specification allows`, () => assert.deepEqual(faults(schema, compose(file)), []));

  it('are held to it', () => {
    const spoilt = compose('compose.observe.yaml');
    spoilt.services.grafana.ports = 3000;
    spoilt.services.jaeger.commands = [];
    const found = faults(schema, spoilt).join('; ');
    assert.match(found, /ports is 3000/);
    assert.match(found, /commands, which is no field/);
  });
});

describe('compose.observe.yaml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  after(() => rmSync(folder, { recursive: true }));
  const { services }: { services: Record<string, Composed> } = compose('compose.observe.yaml');

  it('has images of one version each', () => {
    for (const { image } of Object.values(services)) assert.match(image, /^[a-z/-]+:v?\d+\.\d+\.\d+$/);
  });

  it('listens on loopback alone, where the mesh looks for it', () => {
    for (const [name, { network_mode, ports, command = [], environment = {} }] of Object.entries(services)) {
      assert.equal(network_mode, 'host', name);
      assert.equal(ports, undefined, name);
      const addresses = command.filter((one) => /address=|host-port=/.test(one));
      for (const one of addresses) assert.match(one, /=(127\.0\.0\.1:\d+)?$/, name);
      const port = observerPorts[name as keyof typeof observerPorts];
      const { GF_SERVER_HTTP_ADDR: address, GF_SERVER_HTTP_PORT: own } = environment;
      if (name === 'grafana') assert.deepEqual([address, own], ['127.0.0.1', String(port)]);
      else
        assert.ok(
          addresses.some((one) => one.endsWith(`127.0.0.1:${port}`)),
          name,
        );
    }
    assert.deepEqual(Object.keys(services).sort(), Object.keys(observerPorts).sort());
  });

  it('runs programs as the laptop runs them', () => {
    const paths = layoutOf(folder);
    const { prometheus, alertmanager, jaeger } = observerPorts;
    const parts = {
      prometheus: prometheusPart({ command: '', port: prometheus, paths }),
      alertmanager: alertmanagerPart({ command: '', port: alertmanager, paths }),
      jaeger: jaegerPart({ command: '', port: jaeger, otlpPort: jaegerOtlpPort, paths }),
    };
    for (const [name, { args }] of Object.entries(parts)) {
      const there = args.map((arg) =>
        arg.replace(join(paths.data, 'observe', name), `/${name}`).replace(folder, '/plaza'),
      );
      assert.deepEqual([...services[name]!.command!].sort(), there.sort(), name);
    }
    assert.equal(services.jaeger!.environment!.SPAN_STORAGE_TYPE, parts.jaeger.env!.SPAN_STORAGE_TYPE);
  });

  it('has the files of the mesh where these look for each other', () => {
    const files = renderObserved(loadMesh('dev'), { dir: '/plaza', ports: observerPorts });
    for (const { volumes = [], command = [], environment = {} } of Object.values(services)) {
      const read = [...command, ...Object.values(environment)].flatMap(
        (one) => /\/plaza\/observe\/(\S+)/.exec(one)?.[1] ?? [],
      );
      if (read.length === 0) continue;
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Compose replaces it.
      assert.deepEqual(volumes, ['${PLAZA_STATE:-./.plaza}:/plaza:ro']);
      for (const path of read)
        assert.ok(
          files.some((file) => file.path === path || file.path.startsWith(`${path}/`)),
          path,
        );
    }
    const said = files.filter(({ path }) => !path.endsWith('.json')).map(({ text }) => text);
    for (const [path] of said.join('\n').matchAll(/\/plaza\/[^\s"]+/g))
      assert.match(path, /^\/plaza\/(certificates|observe\/(targets|grafana\/dashboards))/);
  });
});
