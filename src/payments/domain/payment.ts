// A payment's states and the moves between them.
//
//   AUTHORIZING --> AUTHORIZED --> CAPTURING --> CAPTURED --> REFUNDED
//        |   \          |              |   \
//        |    DECLINED  |              |    VOIDED (the provider no longer holds the money)
//        +--------------+--------------+--> VOIDED, once a Void was asked for
//
// AUTHORIZING and CAPTURING say that the provider may have been asked and its answer is not known here: they are committed
// before the provider is called, so that whoever comes after a crash repeats the call with the same key and learns the answer.
// Clients see the state before them. `voidRequested` never goes back; from then on no capture begins.
import type { Money } from '../../runtime/money.ts';

export type Status =
  | 'AUTHORIZING'
  | 'AUTHORIZED'
  | 'CAPTURING'
  | 'CAPTURED'
  | 'VOIDED'
  | 'REFUNDED'
  | 'DECLINED';

/** The states that clients know. */
export type VisibleStatus = Exclude<Status, 'AUTHORIZING' | 'CAPTURING'>;

export interface Payment {
  readonly id: string;
  readonly orderId: string;
  readonly userId: string;
  readonly amount: Money;
  /** Nano units of the amount's currency that were given back. */
  readonly refunded: bigint;
  readonly method: string;
  readonly status: Status;
  readonly voidRequested: boolean;
  readonly createTime: Date;
}

/** The states that a provider's answer may still change when everything is to be given back. */
export const VOIDABLE = ['AUTHORIZING', 'AUTHORIZED', 'CAPTURING'] as const satisfies readonly Status[];

export function isVoidable(status: Status): boolean {
  return (VOIDABLE as readonly Status[]).includes(status);
}

/** What clients are told; undefined while it is not known whether there is a payment at all. */
export function visibleStatus(status: Status): VisibleStatus | undefined {
  if (status === 'AUTHORIZING') return undefined;
  return status === 'CAPTURING' ? 'AUTHORIZED' : status;
}

/** Money was taken, so that there may be some to give back. */
export function wasCaptured(status: Status): boolean {
  return status === 'CAPTURED' || status === 'REFUNDED';
}
