/** The methods of the payment provider that orders may name, the default first. payments refuses any other one. */
export const PAYMENT_METHODS = [
  'sandbox-approve',
  'sandbox-decline',
  'sandbox-timeout',
  'sandbox-double',
] as const;
