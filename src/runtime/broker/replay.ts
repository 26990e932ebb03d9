import { readEnv } from '../config.ts';
import { createLog } from '../log.ts';
import { connectBroker } from './broker.ts';
import { brokerSettings } from './settings.ts';
import type { Topology } from './types.ts';

/** Moves what lies in a queue's dead letters back to it, once what made it fail is mended; gives their number. */
export async function replay(options: { url: string; topology: Topology; queue: string }): Promise<number> {
  const { url, topology, queue } = options;
  if (!(queue in topology))
    throw new Error(`There is no queue "${queue}"; there are ${Object.keys(topology).join(', ')}.`);
  const log = createLog({ service: 'replay', instance: 'replay', level: 'error' });
  const broker = connectBroker({ url, topology, name: 'replay', log });
  try {
    return await broker.replay(queue);
  } finally {
    await broker.close();
  }
}

const USAGE = `Usage: BROKER_URL=… BROKER_TOPOLOGY=… node src/runtime/broker/replay.ts <queue>

Moves the dead letters of a queue back to it; in a cluster, run it in a pod of the service whose queue it is.
`;

async function main(): Promise<number> {
  const [queue, ...more] = process.argv.slice(2);
  if (queue === '--help' || queue === undefined || more.length > 0) {
    process.stderr.write(USAGE);
    return queue === '--help' ? 0 : 2;
  }
  try {
    const { brokerUrl: url, brokerTopology: topology } = readEnv(brokerSettings, process.env);
    console.log(`${queue}: ${await replay({ url, topology, queue })} moved back`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main();
