import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import { runtimeMetrics } from '../runtime/telemetry/metrics.ts';
import { createTelemetry } from '../runtime/telemetry/telemetry.ts';
import { figureIn, undefinedIn } from '../runtime/testing/scrape.ts';
import { accountMetrics } from './metrics.ts';
import { build, Sessions, startAccounts, type TestAccounts } from './testing/accounts.ts';

const telemetry = createTelemetry();
let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts({ telemetry });
});
after(() => accounts.stop());

it('attempts to sign in count by what came of them, and nobody is named', async () => {
  await accounts.signUp({ email: 'ada@example.com' });
  await accounts.signIn('ada@example.com');
  const wrong = build(accountsPb.CreateSessionRequest, { email: 'ghost@example.com', password: 'wrong' });
  for (let i = 0; i < 6; i++) await accounts.refusal(Sessions.createSession, wrong);
  await accounts.refusal(Sessions.createSession, build(accountsPb.CreateSessionRequest, { email: 'none' }));

  const text = await telemetry.scrape();
  for (const [result, count] of Object.entries({ done: 1, failed: 5, locked: 1 }))
    assert.equal(figureIn(text, 'plaza_sign_ins_total', { result }), count, result);
  const definitions = [...Object.values(runtimeMetrics), ...Object.values(accountMetrics)];
  assert.deepEqual(undefinedIn(text, definitions), []);
  assert.doesNotMatch(text, /example\.com/);
});
