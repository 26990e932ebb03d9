// Named points where a test can kill the process, to prove that a crash there does no harm.
//
//   const fault = createFault(config.fault);   // FAULT=orders.create.after-commit:2
//   fault('orders.create.after-commit');       // dies the second time it comes here
//
// server.ts passes two points for every method by itself: `<path>:before` and `<path>:reply`
// (the handler is done, the reply not yet sent), e.g. /plaza.orders.v1.Orders/CreateOrder:reply.

export type Fault = (point: string) => void;

/** Does nothing; what a service gets when FAULT is not set. */
export const noFault: Fault = () => {};

/** Reads `<point>[:n]`; the n-th pass (default the first) of that point ends the process by SIGKILL. */
export function createFault(
  spec: string | undefined,
  kill = () => process.kill(process.pid, 'SIGKILL'),
): Fault {
  const match = spec ? /^(.+?)(?::(\d+))?$/.exec(spec) : null;
  if (!match) return noFault;
  const point = match[1];
  let left = Number(match[2] ?? 1);
  return (passed) => {
    if (passed === point && --left === 0) kill();
  };
}
