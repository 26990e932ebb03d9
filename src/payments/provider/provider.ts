// What payments asks of a payment provider. A provider is remote: it keeps its own books, it may do the work and its answer
// be lost, and it may answer more than once.
import type { Money } from '../../runtime/money.ts';

export interface ProviderRequest {
  /** A repeat with the same key is the same request: it does nothing new and is answered what came of the first. */
  readonly key: string;
  /** What is authorised, captured, voided and refunded: the payment's id. */
  readonly authorizationId: string;
  /** Of the whole payment; of a refund what is given back. */
  readonly amount: Money;
  readonly method: string;
}

/** VOIDED: a void came first, and nothing is set aside. */
export type AuthorizeAnswer = 'AUTHORIZED' | 'DECLINED' | 'VOIDED';
/** REFUSED: the money is not set aside (any more), and never will be again. */
export type CaptureAnswer = 'CAPTURED' | 'REFUSED';
/** CAPTURED: the capture came first; the money has to be refunded. */
export type VoidAnswer = 'VOIDED' | 'DECLINED' | 'CAPTURED';
export type RefundAnswer = 'REFUNDED';

/**
 * Every call gives all answers that came, usually one. It throws UNAVAILABLE when none came: the work may be done or not, and
 * a repeat with the same key tells. Capture and void of one authorisation exclude each other. A void of an authorisation that
 * the provider does not know is remembered: an authorize that comes later is answered VOIDED. (An adapter for a provider that
 * cannot do that repeats the authorization with its key and voids what comes of it.)
 */
export interface PaymentProvider {
  /** What clients may name as a payment's method; the first is the default. */
  readonly methods: readonly [string, ...string[]];
  authorize(request: ProviderRequest): Promise<readonly AuthorizeAnswer[]>;
  capture(request: ProviderRequest): Promise<readonly CaptureAnswer[]>;
  void(request: ProviderRequest): Promise<readonly VoidAnswer[]>;
  refund(request: ProviderRequest): Promise<readonly RefundAnswer[]>;
}
