// The provider that ships: no money moves, and its methods play what a real one may do. Its ledger is written in transactions
// of its own, never in one with a payment, just as if it stood elsewhere.
import type { Database } from '../../runtime/database.ts';
import { unavailable } from '../../runtime/errors.ts';
import { appendCapture, appendOpening, appendVoid } from '../db/sandbox-append.ts';
import { type EntryKind, sandboxKinds } from '../db/sandbox-kinds.ts';
import { appendRefund } from '../db/sandbox-refund.ts';
import type { AuthorizeAnswer, PaymentProvider, ProviderRequest } from './provider.ts';

export const SANDBOX_METHODS = [
  'sandbox-approve',
  'sandbox-decline',
  // Does what it is asked, and its first answer is lost.
  'sandbox-timeout',
  // Answers everything twice.
  'sandbox-double',
] as const;

export function createSandbox(db: Database): PaymentProvider {
  /** `fresh` is what the request just did; without it the books say what came of an earlier one. */
  async function answer<A>(
    request: ProviderRequest,
    fresh: A | undefined,
    earlier: (kinds: ReadonlySet<EntryKind>) => A,
  ): Promise<A[]> {
    if (fresh !== undefined && request.method === 'sandbox-timeout') {
      throw unavailable('PROVIDER_UNAVAILABLE', 'The payment provider did not answer. Please try again.');
    }
    const one = fresh ?? earlier(await sandboxKinds(db, request.authorizationId));
    return request.method === 'sandbox-double' ? [one, one] : [one];
  }

  return {
    methods: SANDBOX_METHODS,
    async authorize(request) {
      const kind = request.method === 'sandbox-decline' ? 'decline' : 'authorize';
      const fresh = (await appendOpening(db, request, kind)) ? opened(kind) : undefined;
      return answer<AuthorizeAnswer>(request, fresh, (kinds) => {
        if (kinds.has('void')) return 'VOIDED';
        return kinds.has('decline') ? 'DECLINED' : 'AUTHORIZED';
      });
    },
    async capture(request) {
      const fresh = (await appendCapture(db, request)) ? 'CAPTURED' : undefined;
      return answer(request, fresh, (kinds) => (kinds.has('capture') ? 'CAPTURED' : 'REFUSED'));
    },
    async void(request) {
      const fresh = (await appendVoid(db, request)) ? 'VOIDED' : undefined;
      return answer(request, fresh, (kinds) => {
        if (kinds.has('capture')) return 'CAPTURED';
        return kinds.has('decline') ? 'DECLINED' : 'VOIDED';
      });
    },
    async refund(request) {
      const fresh = (await appendRefund(db, request)) ? 'REFUNDED' : undefined;
      return answer(request, fresh, () => 'REFUNDED');
    },
  };
}

function opened(kind: 'authorize' | 'decline'): AuthorizeAnswer {
  return kind === 'authorize' ? 'AUTHORIZED' : 'DECLINED';
}
