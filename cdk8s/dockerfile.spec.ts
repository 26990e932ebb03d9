// What can be said of the Dockerfile and compose.yaml without Docker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Yaml } from 'cdk8s';
import { logSettings } from '../src/runtime/postgres-server.ts';
import { baseImages, foreignImage, foreignImages, unpinned } from './foreign-images.ts';
import { plazaOf } from './synth.ts';
import { podSecurity } from './workload/security.ts';

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const isThere = (file: string) => existsSync(new URL(file, root));

interface Instruction {
  name: string;
  rest: string;
}
interface Stage {
  image: string;
  name: string;
  instructions: Instruction[];
}

/** Without comments, with continued lines in one. */
function parse(text: string): { args: Record<string, string>; stages: Stage[] } {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const args: Record<string, string> = {};
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, name, rest] = /^([A-Z]+) +(.*)$/.exec(line)!;
    if (name === 'FROM') {
      const [, image, as] = /^(\S+)(?: AS (\S+))?$/.exec(rest!)!;
      stages.push({ image: image!, name: as ?? '', instructions: [] });
    } else if (stages.length === 0) {
      const [key, value] = rest!.split('=');
      assert.equal(name, 'ARG');
      args[key!] = value!;
    } else stages.at(-1)!.instructions.push({ name: name!, rest: rest! });
  }
  return { args, stages };
}

const { args, stages } = parse(read('Dockerfile'));
const last = stages.at(-1)!;
const of = (stage: Stage, name: string) =>
  stage.instructions.filter((one) => one.name === name).map(({ rest }) => rest);
const services = plazaOf('prod').mesh.services.map(({ name }) => name);

describe('the Dockerfile', () => {
  it('starts from images that the list has, which may give their digests', () => {
    for (const { image } of stages) assert.match(image, /^\$\{[A-Z]+\}$/);
    assert.deepEqual(
      args,
      Object.fromEntries(
        Object.entries(baseImages).map(([argument, name]) => [argument, foreignImages[name]!.image]),
      ),
    );
    for (const { image } of Object.values(foreignImages)) assert.match(image, /:[^:]*\d|:nonroot$/, image);
    assert.doesNotMatch(read('Dockerfile') + read('compose.yaml'), /:latest/);
  });

  it('runs as the user that pods run as, by number, and by no shell', () => {
    assert.deepEqual(of(last, 'USER'), [`${podSecurity.runAsUser}:${podSecurity.runAsGroup}`]);
    for (const line of [...of(last, 'ENTRYPOINT'), ...of(last, 'CMD')])
      assert.doesNotThrow(() => JSON.parse(line), line);
    assert.deepEqual(of(last, 'RUN'), [], 'the last image has no shell');
  });

  it('copies what is there, for every service, and what .dockerignore lets through', () => {
    const ignored = read('.dockerignore')
      .trim()
      .split('\n')
      .map((line) => line.replace('**/', ''));
    const seen = new Set<string>();
    for (const stage of stages) {
      for (const line of of(stage, 'COPY')) {
        const words = line.split(/\s+/);
        const [from] = words.filter((word) => word.startsWith('--from='));
        if (from) assert.ok(seen.has(from.slice('--from='.length)), line);
        else
          for (const source of words.filter((word) => !word.startsWith('--')).slice(0, -1))
            for (const service of services) {
              const file = source.replace(/\$\{SERVICE\}/, service);
              assert.ok(isThere(file), `${file} is copied and not there`);
              assert.ok(!ignored.includes(file.split('/')[0]!), `${file} is ignored`);
            }
      }
      seen.add(stage.name);
    }
  });

  it('holds all that a service and its migrations run', () => {
    const copied = stages.find(({ name }) => name === 'service')!;
    const sources = of(copied, 'COPY').map((line) => line.split(/\s+/)[0]);
    const wanted = ['package.json', 'gen', 'src/runtime', 'src/SERVICE', 'migrations'];
    assert.deepEqual(
      sources.map((source) => source!.replace(/[${}]/g, '')),
      wanted,
    );
    const prepared = of(copied, 'RUN').join(' ');
    assert.match(prepared, /import '\.\/src\/%s\/main\.ts'/);
    for (const service of services) assert.ok(isThere(`src/${service}/main.ts`), service);
    assert.ok(isThere('src/runtime/migrate.ts'));
    assert.deepEqual(of(last, 'CMD'), ['["main.ts"]']);
    assert.deepEqual(of(last, 'ENTRYPOINT'), ['["/app/node_modules/.bin/node"]']);
  });

  it('leaves no cache of packages in an image', () => {
    for (const line of stages.flatMap((stage) => of(stage, 'RUN'))) {
      if (line.includes('apt-get install'))
        assert.match(line, /--no-install-recommends.*rm -rf \/var\/lib\/apt\/lists/);
      if (line.includes('npm ci')) assert.match(line, /--omit=dev.*npm cache clean/);
    }
  });
});

describe('images of others', () => {
  it('are pinned as soon as somebody says how', (t) => {
    const image = foreignImages.node!;
    t.after(() => {
      image.digest = null;
    });
    assert.ok(unpinned().includes(image.image) === (image.digest === null));
    image.digest = `sha256:${'a'.repeat(64)}`;
    assert.equal(foreignImage('node'), `${image.image}@${image.digest}`);
    assert.ok(!unpinned().includes(image.image));
    image.digest = 'latest';
    assert.throws(() => foreignImage('node'), /no digest/);
    assert.throws(() => foreignImage('nothing'), /has no "nothing"/);
  });

  it('are handed to docker build, and who is not pinned is told of', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(new URL('cdk8s/foreign-images.ts', root))],
      {
        encoding: 'utf8',
      },
    );
    const named = { NODE: 'node', RUNTIME: 'distroless', PYTHON: 'python' };
    const args = Object.entries(named).map(([name, image]) => `--build-arg ${name}=${foreignImage(image)}`);
    assert.equal(stdout, `${args.join(' ')}\n`);
    const open = unpinned(Object.values(named));
    assert.equal(
      stderr,
      open.length > 0 ? `no digest yet of ${open.join(', ')}: built from their tags\n` : '',
    );
  });
});

interface Needed {
  condition: string;
}

describe('compose.yaml', () => {
  const [{ services: composed, volumes }] = Yaml.load(fileURLToPath(new URL('compose.yaml', root)));
  it('builds a stage that there is, and waits for what it needs', () => {
    assert.ok(stages.some(({ name }) => name === composed.plaza.build.target));
    for (const { depends_on = {} } of Object.values(composed) as { depends_on?: Record<string, Needed> }[])
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        assert.ok(composed[needed], needed);
        if (condition === 'service_healthy') assert.ok(composed[needed].healthcheck, needed);
      }
  });
  it('keeps state in volumes that it declares, and listens on loopback', () => {
    for (const one of Object.values(composed) as { volumes: string[]; ports?: string[] }[]) {
      for (const volume of one.volumes) assert.ok(volume.split(':')[0]! in volumes, volume);
      for (const port of one.ports ?? []) assert.match(port, /^127\.0\.0\.1:/);
    }
  });

  it('makes a password of its own, once, and hands it to nobody but who needs it', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    t.after(() => rmSync(folder, { recursive: true }));
    // As compose runs it, but for the folder, and for who owns what in it.
    const here = (script: string): string =>
      script
        .replaceAll('$$', '$')
        .replaceAll('/secret/', `${folder}/`)
        .replace(/^chown .*$/m, '');
    const run = ([shell, flag, script]: string[], path = '') =>
      spawnSync(shell!, [flag!, here(script!)], {
        encoding: 'utf8',
        env: { PATH: `${path}${process.env.PATH}` },
      });
    assert.equal(run(composed.password.command).status, 0);
    const password = readFileSync(join(folder, 'password'), 'utf8');
    assert.match(password, /^[0-9a-f]{64}$/);
    assert.equal(statSync(join(folder, 'password')).mode & 0o777, 0o600);
    assert.equal(run(composed.password.command).status, 0);
    assert.equal(readFileSync(join(folder, 'password'), 'utf8'), password, 'it stays');

    writeFileSync(join(folder, 'make'), '#!/bin/sh\necho "$1 $POSTGRES_URL"\n', { mode: 0o755 });
    assert.equal(
      run(composed.plaza.command, `${folder}:`).stdout,
      `up postgres://postgres:${password}@127.0.0.1:55432/postgres\n`,
    );
    assert.equal(composed.password.image, composed.postgres.image);
    assert.equal(composed.postgres.environment.POSTGRES_PASSWORD_FILE, '/secret/password');
    const owner = /^ +chown (\d+) /m.exec(read('compose.yaml'))![1];
    assert.match(read('Dockerfile'), new RegExp(`useradd --uid ${owner} .*plaza`));
  });

  it('has no password in it, nor in what Docker tells of its containers', () => {
    assert.doesNotMatch(read('compose.yaml'), /POSTGRES_PASSWORD:|published|postgres:\w+@/);
    for (const { environment = {} } of Object.values(composed) as { environment?: object }[])
      assert.doesNotMatch(Object.keys(environment).join(), /PASSWORD$|URL/);
  });

  it('keeps what users say out of the log of PostgreSQL', () => {
    assert.deepEqual(composed.postgres.command, [
      'postgres',
      ...Object.entries(logSettings).map(([name, value]) => `-c${name}=${value}`),
    ]);
  });
});
