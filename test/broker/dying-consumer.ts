// node dying-consumer.ts <JSON>: takes events from a queue, writes their effect, and kills itself at a step of that.
import { connectBroker } from '../../src/runtime/broker/broker.ts';
import { openDatabase } from '../../src/runtime/database.ts';
import { appendToLog } from '../../src/runtime/event-log.ts';
import { silentLog } from '../../src/runtime/testing/database.ts';

const { url, database, queue, step, limits } = JSON.parse(process.argv[2]!);
const log = silentLog();
const db = openDatabase({ url: database, max: 2, name: 'dying', log });
const broker = connectBroker({
  url,
  topology: { [queue]: [`${queue}.*`] },
  name: 'dying',
  log,
  limits,
  passing(passed) {
    if (passed === step) process.kill(process.pid, 'SIGKILL');
  },
});
broker.consume(queue, {
  async batch(events) {
    await appendToLog(db, 'effects', events);
  },
  size: 3,
});
setTimeout(() => process.exit(3), 30_000);
