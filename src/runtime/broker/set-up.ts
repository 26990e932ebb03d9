// Makes the queues in PostgreSQL and says who may use them; by the role that owns the database, before the services start.
import { readEnv } from '../config.ts';
import { createLog } from '../log.ts';
import { setUpQueues } from './pg-boss-queues.ts';
import { brokerSettings } from './settings.ts';

async function main(): Promise<number> {
  try {
    const settings = readEnv(brokerSettings, process.env);
    const { brokerUrl: url, brokerTopology: topology, brokerAccess: access } = settings;
    if (!access) throw new Error('Cannot start: BROKER_ACCESS is not set.');
    const log = createLog({ service: 'broker', instance: 'set-up', level: 'warn' });
    await setUpQueues({ url, topology, access, log });
    console.log(`broker: ${Object.keys(topology).join(', ')} for ${Object.keys(access).join(', ')}`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main();
