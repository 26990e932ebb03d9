/** Every point where a test can kill the service (FAULT=<point>[:n]), in the order in which a call passes them. */
export const FAULT_POINTS = [
  'payments.authorize.before-intent',
  'payments.authorize.before-provider',
  'payments.authorize.after-provider',
  'payments.authorize.after-commit',
  'payments.capture.before-intent',
  'payments.capture.before-provider',
  'payments.capture.after-provider',
  'payments.capture.after-commit',
  'payments.void.before-intent',
  'payments.void.before-provider',
  'payments.void.after-provider',
  'payments.void.after-commit',
  'payments.refund.before-intent',
  'payments.refund.inside-intent',
  'payments.refund.before-provider',
  'payments.refund.after-provider',
  'payments.refund.inside-commit',
  'payments.refund.after-commit',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Passes a point: kills the process when a test asked for it there. */
export type Fault = (point: FaultPoint) => void;
