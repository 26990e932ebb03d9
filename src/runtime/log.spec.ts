import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createLog } from './log.ts';

function lineOf(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(
    createLog({ service: 's', instance: 's-1', level: 'info' }, { write: (line) => void lines.push(line) }),
  );
  return JSON.parse(lines[0]!);
}

it('a line is JSON with time, level, service and instance', () => {
  const { time, ...rest } = lineOf((log) => log.info({ n: 1 }, 'hello'));
  assert.match(String(time), /^\d{4}-.*Z$/);
  assert.deepEqual(rest, { level: 'info', service: 's', instance: 's-1', n: 1, msg: 'hello' });
});

it('secrets are redacted wherever they stand, and the object logged is left as it was', () => {
  const logged = {
    password: 'hunter2',
    user: { refreshToken: 'hunter2', name: 'n' },
    authorization: 'hunter2',
  };
  const line = lineOf((log) => log.child({ token: 'hunter2', kept: 1 }).info(logged));
  assert.doesNotMatch(JSON.stringify(line), /hunter2/);
  assert.deepEqual([line.user, line.kept], [{ refreshToken: '[redacted]', name: 'n' }, 1]);
  assert.equal(logged.user.refreshToken, 'hunter2');
});

it("an error is logged with its causes, without a driver's data", () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'users_email',
    detail: 'Key (email)=(a@b.c) already exists.',
    parameters: ['a@b.c'],
  });
  const line = lineOf((log) => log.error({ err: new Error('outer', { cause }) }));
  const { err } = line as { err: { message: string; cause: Record<string, unknown> } };
  assert.equal(err.message, 'outer');
  assert.deepEqual([err.cause.code, err.cause.constraint], ['23505', 'users_email']);
  assert.doesNotMatch(JSON.stringify(line), /a@b\.c/);
});
