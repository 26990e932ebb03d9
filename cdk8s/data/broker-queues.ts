import type { Construct } from 'constructs';
import type { Mesh } from '../../mesh/types.ts';
import { Binding, Exchange, Queue, Vhost } from '../imports/rabbitmq.ts';
import { commonLabels } from '../names.ts';
import { brokerName, vhost } from './broker-access.ts';

/** Where every service tells of its events, by their types. */
export const events = 'plaza.events';
/** A message that fails this often goes to the dead-letter queue. */
const deliveryLimit = 5;

const metadata = (name: string) => ({
  name: name.replace(/[_.*]+/g, '-'),
  labels: commonLabels(brokerName, 'broker'),
});
const rabbitmqClusterReference = { name: brokerName };

/** The queues of the graph, each with one for what fails in it, and the types of events that each takes. */
export function brokerQueues(scope: Construct, mesh: Mesh): void {
  new Vhost(scope, 'vhost', {
    metadata: metadata(vhost),
    spec: { name: vhost, defaultQueueType: 'quorum', deletionPolicy: 'retain', rabbitmqClusterReference },
  });
  new Exchange(scope, 'events', {
    metadata: metadata(events),
    spec: { name: events, vhost, type: 'topic', durable: true, autoDelete: false, rabbitmqClusterReference },
  });
  for (const [name, types] of mesh.services.flatMap(({ queues }) => Object.entries(queues))) {
    queue(scope, name, {
      'x-delivery-limit': deliveryLimit,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': deadLetters(name),
      'x-dead-letter-strategy': 'at-least-once',
      'x-overflow': 'reject-publish',
    });
    queue(scope, deadLetters(name), {});
    for (const type of types)
      new Binding(scope, `binding-${name}-${type}`, {
        metadata: metadata(`${name}-${type.replace('*', 'all')}`),
        spec: {
          source: events,
          destination: name,
          destinationType: 'queue',
          routingKey: type,
          vhost,
          rabbitmqClusterReference,
        },
      });
  }
}

export function deadLetters(queueName: string): string {
  return `${queueName}.dead`;
}

function queue(scope: Construct, name: string, queueArguments: Record<string, string | number>): void {
  new Queue(scope, `queue-${name}`, {
    metadata: metadata(name),
    spec: {
      name,
      vhost,
      type: 'quorum',
      durable: true,
      autoDelete: false,
      arguments: { 'x-queue-type': 'quorum', ...queueArguments },
      deletionPolicy: 'retain',
      rabbitmqClusterReference,
    },
  });
}
