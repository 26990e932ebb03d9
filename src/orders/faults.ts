/** Every point where a test can kill the service (FAULT=<point>[:n]), in the order in which an order passes them. */
export const FAULT_POINTS = [
  'orders.create.before-intent',
  'orders.create.after-intent',
  'orders.create.after-reserve',
  'orders.create.before-commit',
  'orders.create.after-commit',
  'orders.create.before-release',
  'orders.create.after-release',
  'orders.create.after-refusal',
  'orders.relay.taken',
  'orders.broker.published',
  'orders.relay.published',
  'orders.relay.committed',
  'orders.broker.taken',
  'orders.saga.before-authorize',
  'orders.saga.after-authorize',
  'orders.saga.after-processing',
  'orders.saga.after-capture',
  'orders.saga.after-commit-reservation',
  'orders.saga.before-completed',
  'orders.saga.after-completed',
  'orders.saga.before-cancelled',
  'orders.saga.after-cancelled',
  'orders.give-back.before-release',
  'orders.give-back.after-release',
  'orders.give-back.after-void',
  'orders.broker.handled',
  'orders.broker.acked',
  'orders.cancel.before-commit',
  'orders.cancel.inside-commit',
  'orders.cancel.after-commit',
  'orders.reap.after-claim',
  'orders.reap.after-release',
  'orders.reap.after-removal',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Passes a point: kills the process when a test asked for it there. */
export type Fault = (point: FaultPoint) => void;
