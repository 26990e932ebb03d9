import { backgroundCall, type Call, type Identity, identityFrom } from '../call.ts';
import { silentLog } from './database.ts';

/** The call of a handler under test: by default from the gateway, by nobody, with 10 s left. */
export function testCall(
  options: {
    method?: string;
    subject?: string;
    roles?: string;
    workload?: string;
    deadlineMs?: number;
  } & Partial<
    Pick<Call, 'requestId' | 'idempotencyKey' | 'ifMatch' | 'token' | 'clientAddress' | 'signal' | 'log'>
  > = {},
): Call {
  const {
    method = '/plaza.test.v1.Test/Do',
    subject,
    roles,
    workload = 'gateway',
    deadlineMs = 10_000,
    ...rest
  } = options;
  const identity: Identity = identityFrom(subject, roles, `spiffe://plaza.local/ns/plaza/sa/${workload}`);
  return { ...backgroundCall({ method, log: rest.log ?? silentLog(), deadlineMs }), identity, ...rest };
}
