// `make bench-events`: how long after an order's change its event is at a subscriber of the gateway.
import { parseArgs } from 'node:util';
import { events } from '../client/events.ts';
import { startMesh } from '../local/start-mesh.ts';
import { until } from '../local/until.ts';
import { jsonClient } from './clients.ts';
import { createShop } from './shop.ts';

const usage = `usage: make bench-events [SECONDS=5] [SUBSCRIBERS=20]
  Places orders through the gateway, first 20 a second, then as many as 16 customers can, while subscribers on both replicas of orders read all events. A
  lag is the time from the making of an event, just before the commit of its change, to its frame at one subscriber. Ends what it starts.`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    subscribers: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [seconds, subscribers] = [Number(values.seconds), Number(values.subscribers)];
if (!(seconds >= 1 && subscribers >= 1)) {
  console.error(`Seconds and subscribers are numbers of 1 and more.\n${usage}`);
  process.exit(2);
}

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
const mesh = await startMesh({
  dir: '.plaza/bench-events',
  environment: 'test',
  fresh: true,
  services: ['accounts', 'catalog', 'payments', 'orders'],
  replicas: { orders: 2, catalog: 1, payments: 1 },
  envoyBin: process.env.ENVOY_BIN,
  signal: interrupted.signal,
  env: () => ({ LOG_LEVEL: 'warn' }),
  log: (line) => console.error(line),
});
try {
  const json = jsonClient(mesh.gatewayUrl, 64);
  const shop = await createShop(mesh, json);
  const left = new AbortController();
  let lags: number[] = [];
  let begun = 0;
  const reading = Array.from({ length: subscribers }, async () => {
    const url = `${mesh.gatewayUrl}/v1/events?eventTypes=order.*`;
    let first = true;
    const onCursor = () => {
      if (first) begun++;
      first = false;
    };
    const all = events<{ createTime: string }>(url, { token: shop.token, signal: left.signal, onCursor });
    for await (const { createTime } of all) lags.push(Date.now() - Date.parse(createTime));
  });
  await until('all subscribers are there', () => begun === subscribers);

  console.log(
    `\nEvent lag, ${subscribers} subscribers at the gateway, two replicas of orders, ${seconds} s each`,
  );
  console.log('                        orders/s   events read   p50 ms   p99 ms   max ms');
  for (const [name, customers, pauseMs] of [
    ['20 orders a second', 1, 50],
    ['16 customers at once', 16, 0],
  ] as const) {
    lags = [];
    const end = performance.now() + seconds * 1_000;
    let placed = 0;
    const customer = async (): Promise<void> => {
      while (performance.now() < end) {
        const again = new Promise((resolve) => setTimeout(resolve, pauseMs));
        await shop.order();
        placed++;
        await again;
      }
    };
    await Promise.all(Array.from({ length: customers }, customer));
    await until('every event has been read', () => lags.length === placed * 3 * subscribers, {
      deadlineMs: 60_000,
    });
    const sorted = lags.toSorted((a, b) => a - b);
    const at = (share: number) => String(sorted[Math.floor((sorted.length - 1) * share)]).padStart(8);
    console.log(
      `  ${name.padEnd(22)}${(placed / seconds).toFixed(0).padStart(8)}${String(lags.length).padStart(14)} ${at(0.5)} ${at(0.99)} ${at(1)}`,
    );
  }
  left.abort(new Error('measured'));
  await Promise.allSettled(reading);
  json.close();
} finally {
  await mesh.stop();
}
process.exit(0);
