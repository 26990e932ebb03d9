// `make proto`: writes gen/ anew from proto/. `make check-gen` (--check): fails when gen/ is not what proto/ says.
// gen/SOURCES holds a hash over proto/ and the compiler's version, so that the check works where no compiler is.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const google = 'node_modules/google-proto-files';
/** The protos of others that ours use; they come from npm and are generated along, because google-protobuf ships only the well-known ones. */
const foreign = [
  'google/api/annotations.proto',
  'google/api/client.proto',
  'google/api/field_behavior.proto',
  'google/api/http.proto',
  'google/api/httpbody.proto',
  'google/api/launch_stage.proto',
  'google/longrunning/operations.proto',
  'google/rpc/error_details.proto',
  'google/rpc/status.proto',
  'google/type/money.proto',
];

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(
    'usage: node proto/generate.ts [--check]\n  Writes gen/ from proto/; with --check only says whether it is up to date.',
  );
  process.exit(0);
}

const own = globSync('proto/{plaza,opentelemetry}/**/*.proto')
  .map((path) => path.slice('proto/'.length))
  .sort();
const sources = [...own.map((path) => join('proto', path)), ...foreign.map((path) => join(google, path))];
const hashes = sources.map(
  (path) => `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${path}`,
);

const recorded = existsSync('gen/SOURCES') ? readFileSync('gen/SOURCES', 'utf8') : '';
const fresh = recorded.split('\n').slice(1).join('\n').trim() === hashes.join('\n');
const compiler = process.env.GRPC_TOOLS ?? 'node_modules/.bin/grpc_tools_node_protoc';
const hasCompiler = existsSync(compiler);

if (values.check && !hasCompiler) {
  finish(fresh, 'by the hashes in gen/SOURCES; no compiler here to generate anew (set GRPC_TOOLS)');
} else if (!hasCompiler) {
  console.error(
    `No protobuf compiler: ${compiler} does not exist. The npm package grpc-tools downloads it while installing; ` +
      'where it cannot, name a ready grpc_tools_node_protoc in the variable GRPC_TOOLS. gen/ is unchanged.',
  );
  process.exit(1);
} else {
  const out = mkdtempSync(join(tmpdir(), 'plaza-gen-'));
  try {
    generate(out);
    if (values.check) {
      const changed = differences(out);
      finish(changed.length === 0, changed.join(', '));
    } else {
      rmSync('gen', { recursive: true, force: true });
      cpSync(out, 'gen', { recursive: true });
      console.log(`gen/ written from ${own.length} protos.`);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function finish(upToDate: boolean, how: string): void {
  if (upToDate) {
    console.log(`gen/ is up to date${how ? ` (${how})` : ''}.`);
  } else {
    console.error(`gen/ is stale: run \`make proto\` and commit gen/ (${how}).`);
    process.exitCode = 1;
  }
}

function generate(out: string): void {
  mkdirSync(out, { recursive: true });
  const path = `${resolve(dirname(process.execPath))}${delimiter}${process.env.PATH}`;
  const protoc = (...args: string[]) =>
    execFileSync(compiler, ['-I', 'proto', '-I', google, ...args], {
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
    });
  protoc(
    '--plugin=protoc-gen-ts=node_modules/.bin/protoc-gen-ts',
    `--js_out=import_style=commonjs,binary:${out}`,
    `--grpc_out=grpc_js:${out}`,
    `--ts_out=grpc_js:${out}`,
    ...own,
    ...foreign,
  );
  // error_details is not imported by any of ours, yet Envoy can only print an error's details whose types it knows.
  protoc(
    '--include_imports',
    `--descriptor_set_out=${join(out, 'plaza.binpb')}`,
    ...own,
    'google/rpc/error_details.proto',
  );
  writeFileSync(join(out, 'package.json'), '{ "type": "commonjs" }\n');
  const version = execFileSync(compiler, ['--version'], { encoding: 'utf8' }).trim();
  writeFileSync(join(out, 'SOURCES'), `${version}\n${hashes.join('\n')}\n`);
}

function differences(out: string): string[] {
  const list = (dir: string) => new Set(globSync('**/*.*', { cwd: dir }).concat('SOURCES'));
  const names = new Set([...list(out), ...list('gen')]);
  return [...names].filter((name) => {
    const [a, b] = [join(out, name), join('gen', name)];
    return !existsSync(a) || !existsSync(b) || !readFileSync(a).equals(readFileSync(b));
  });
}
