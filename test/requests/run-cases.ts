import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { contract } from '../contract.ts';
import { bind } from '../harness/binding.ts';
import { call, type GrpcClient, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import { assertShape } from '../harness/shape.ts';
import { type Case, httpStatusOf, type Want } from './case.ts';
import { createWorld, type Target, type World } from './world.ts';

/** What came back, whichever way it went. */
interface Answer {
  code: string;
  /** Only over HTTP. */
  status?: number;
  message: string;
  reason: string;
  domain: string;
  timestamp: string;
  requestId: string;
  fields: string[];
  hasDetails: boolean;
  body: unknown;
}

/** Runs the rows in their order, each protocol in a world of its own. */
export function runCases(target: () => Target, groups: Readonly<Record<string, readonly Case[]>>): void {
  for (const protocol of ['json', 'grpc'] as const) {
    describe(protocol === 'json' ? 'as JSON' : 'as gRPC', () => {
      let world: World;
      let client: GrpcClient;
      before(async () => {
        world = await createWorld(target());
        client = grpcClient(target().grpcAddress);
      });
      after(() => client?.close());
      for (const [group, cases] of Object.entries(groups)) {
        describe(group, () => {
          for (const row of cases) {
            if (row.only && row.only !== protocol) continue;
            test(`${row.name} (${row.method.split('/')[1]})`, () =>
              checkRow(row, world, () =>
                protocol === 'json' ? askJson(target(), row, world) : askGrpc(client, row, world),
              ));
          }
        });
      }
    });
  }
}

async function checkRow(row: Case, world: World, ask: () => Promise<Answer>): Promise<void> {
  const want = typeof row.want === 'function' ? row.want(world) : row.want;
  const check = async () => {
    const answer = await ask();
    judge(row, want, answer);
    return answer;
  };
  const answer = row.eventually
    ? await until(row.name, check, { deadlineMs: 20_000, everyMs: 100 })
    : await check();
  row.keep?.(world, answer.body);
}

/** The names of the first rows that a data plane does not answer as JSON as it should, `most` at the most. */
export async function redRows(
  target: Target,
  world: World,
  cases: readonly Case[],
  most: number,
): Promise<string[]> {
  const red: string[] = [];
  for (const row of cases.filter(({ only }) => only !== 'grpc')) {
    if (red.length >= most) break;
    await checkRow(row, world, () => askJson(target, row, world)).catch(() => red.push(row.name));
  }
  return red;
}

function judge(row: Case, want: Want, answer: Answer): void {
  const told = `${answer.status ?? ''} ${answer.code}: ${answer.message}`;
  if (want.ok) {
    assert.equal(answer.code, 'OK', told);
    if (answer.status !== undefined) assert.equal(answer.status, contract[row.method]!.ok);
    assertShape(want.body, answer.body);
    return;
  }
  assert.equal(answer.code, want.code, told);
  if (answer.status !== undefined) assert.equal(answer.status, httpStatusOf[want.code]);
  assert.notEqual(answer.message, '');
  assert.equal(answer.hasDetails, !want.proxy, `details of ${told}`);
  if (want.proxy) return;
  assert.match(answer.reason, /^[A-Z][A-Z0-9_]+$/);
  if (want.reason !== undefined) assert.equal(answer.reason, want.reason, told);
  assert.equal(answer.domain, 'plaza');
  assert.ok(Math.abs(Date.parse(answer.timestamp) - Date.now()) < 3_600_000, `timestamp ${answer.timestamp}`);
  assert.match(answer.requestId, /^[0-9a-f-]{36}$/);
  if (want.fields) assert.deepEqual([...new Set(answer.fields)].sort(), [...want.fields].sort(), told);
}

async function askJson(target: Target, row: Case, world: World): Promise<Answer> {
  const binding = contract[row.method]!.http[row.binding ?? 0];
  if (binding === undefined) throw new Error(`${row.method} has no HTTP path`);
  const bound = bind(binding, row.request(world));
  const reply = await http(target.httpUrl, {
    ...bound,
    token: world.token(row.as),
    headers: row.headers?.(world) ?? {},
  });
  assert.match(
    String(reply.headers['x-request-id']),
    /^[0-9a-f-]{36}$/,
    'every answer carries its request id',
  );
  if (reply.status < 300) {
    if (reply.status === 204) assert.equal(reply.body.length, 0);
    const body = reply.status === 204 ? {} : reply.json;
    return { ...nothing, code: 'OK', status: reply.status, body };
  }
  assert.match(String(reply.headers['content-type']), /^application\/json/);
  const status = reply.json;
  assert.deepEqual(
    Object.keys(status).filter((key) => !['code', 'message', 'details'].includes(key)),
    [],
  );
  // biome-ignore lint/suspicious/noExplicitAny: details are of many types
  const details: any[] = status.details ?? [];
  const detail = (type: string) =>
    details.find((d) => d['@type'] === `type.googleapis.com/google.rpc.${type}`);
  const info = detail('ErrorInfo');
  return {
    code: Object.keys(httpStatusOf)[status.code] ?? String(status.code),
    status: reply.status,
    message: status.message,
    reason: info?.reason ?? '',
    domain: info?.domain ?? '',
    timestamp: info?.metadata?.timestamp ?? '',
    requestId: detail('RequestInfo')?.requestId ?? '',
    fields: (detail('BadRequest')?.fieldViolations ?? []).map((v: { field: string }) => v.field),
    hasDetails: details.length > 0,
    body: undefined,
  };
}

async function askGrpc(client: GrpcClient, row: Case, world: World): Promise<Answer> {
  const reply = await call(client, row.method, row.request(world), {
    token: world.token(row.as),
    metadata: row.headers?.(world) ?? {},
  });
  return {
    code: reply.code,
    message: reply.message,
    reason: reply.reason,
    domain: reply.reason === '' ? '' : 'plaza',
    timestamp: reply.info.timestamp ?? '',
    requestId: reply.requestId,
    fields: reply.violations.map((v) => v.field),
    hasDetails: reply.trailers.get('grpc-status-details-bin').length > 0,
    body: reply.response,
  };
}

const nothing: Omit<Answer, 'code' | 'body'> = {
  message: '',
  reason: '',
  domain: '',
  timestamp: '',
  requestId: '',
  fields: [],
  hasDetails: false,
};
