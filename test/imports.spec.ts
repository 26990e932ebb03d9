// Who may import whom, as docs/architecture.md says it, checked against every source file.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, test } from 'node:test';

const folders = ['src', 'client', 'mesh', 'envoy', 'cdk8s', 'observe', 'local', 'test', 'bench'].filter(
  (folder) => existsSync(folder),
);
const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`)).map(normalize);
const services = globSync('src/*')
  .map((path) => path.split('/')[1]!)
  .filter((name) => name !== 'runtime');

interface Import {
  from: string;
  /** A path from the root of the checkout, or the name of a package. */
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map(([, type, from, bare, dynamic]) => {
    const target = (from ?? bare ?? dynamic)!;
    return {
      from: file,
      to: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
      typeOnly: type !== undefined,
    };
  });
}

const imports = files.flatMap(importsOf);
const isSpec = (file: string) => file.endsWith('.spec.ts') || file.includes('/testing/');
const told = (bad: Import[]) => bad.map(({ from, to }) => `${from} imports ${to}`);

describe('imports', () => {
  test('there are some, of every service', () => {
    assert.ok(imports.length > 100);
    for (const service of services)
      assert.ok(
        imports.some(({ from }) => from.startsWith(`src/${service}/`)),
        service,
      );
  });

  test('the client runs in a browser: it imports itself alone', () => {
    const bad = imports.filter(
      ({ from, to }) => from.startsWith('client/') && !isSpec(from) && !to.startsWith('client/'),
    );
    assert.deepEqual(told(bad), []);
  });

  test('a service imports the runtime, generated code and itself', () => {
    const bad = imports.filter(({ from, to }) => {
      const service = services.find((name) => from.startsWith(`src/${name}/`));
      if (
        !service ||
        isSpec(from) ||
        !/^(src|gen|mesh|envoy|cdk8s|local|test|bench|migrations|node_modules)\//.test(to)
      )
        return false;
      return !to.startsWith(`src/${service}/`) && !to.startsWith('src/runtime/') && !to.startsWith('gen/');
    });
    assert.deepEqual(told(bad), []);
  });

  test('no service imports another one, its tests neither', () => {
    const bad = imports.filter(({ from, to }) => {
      const service = services.find((name) => from.startsWith(`src/${name}/`));
      return (
        service !== undefined && services.some((other) => other !== service && to.startsWith(`src/${other}/`))
      );
    });
    assert.deepEqual(told(bad), []);
  });

  test('the runtime knows no service and none of its messages', () => {
    const bad = imports.filter(
      ({ from, to }) =>
        from.startsWith('src/runtime/') &&
        !isSpec(from) &&
        (services.some((name) => to.startsWith(`src/${name}/`)) ||
          // The frames that every stream shares are nobody's.
          (to.startsWith('gen/plaza/') && !to.startsWith('gen/plaza/stream/')) ||
          /^(mesh|envoy|local|test)\//.test(to)),
    );
    assert.deepEqual(told(bad), []);
  });

  test('the domain imports nothing that does I/O', () => {
    const io = new Set([
      'pg',
      'knex',
      '@grpc/grpc-js',
      'pino',
      ...builtinModules.filter((name) => !['crypto', 'util', 'assert', 'buffer'].includes(name)),
    ]);
    const pure =
      /^src\/[^/]+\/domain\/|^gen\/|^src\/runtime\/(call|currencies|email|errors|etag|ids|money|text|time|validate)\.ts$/;
    const bad = imports.filter(({ from, to, typeOnly }) => {
      if (!/^src\/[^/]+\/domain\//.test(from) || isSpec(from) || typeOnly) return false;
      return to.includes('/') &&
        !to.startsWith('node:') &&
        !to.startsWith('@') &&
        !to.startsWith('google-protobuf')
        ? !pure.test(to)
        : io.has(to.replace(/^node:/, ''));
    });
    assert.deepEqual(told(bad), []);
  });

  test('the graph touches nothing outside itself but where it is loaded, and the definitions of what services count and what a fault is', () => {
    const definitions = /^src\/(([a-z]+|runtime\/telemetry)\/metrics|runtime\/telemetry\/faults)\.ts$/;
    const bad = imports.filter(
      ({ from, to }) =>
        from.startsWith('mesh/') &&
        !isSpec(from) &&
        from !== 'mesh/load.ts' &&
        !(from.startsWith('mesh/signals/') && definitions.test(to)) &&
        (/^node:(fs|net|http|child_process|os)/.test(to) || /^(envoy|local|src|test)\//.test(to)),
    );
    assert.deepEqual(told(bad), []);
    const more = imports.filter(({ from, to }) => definitions.test(from) && !definitions.test(to));
    assert.deepEqual(told(more), [], 'the definitions are data alone');
  });

  test('no module imports itself in a circle', () => {
    const edges = new Map<string, string[]>();
    // A type is gone before anything runs.
    for (const { from, to, typeOnly } of imports)
      if (!typeOnly) edges.set(from, [...(edges.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    assert.deepEqual(circles, []);
  });
});
