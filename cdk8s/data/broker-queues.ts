import type { Construct } from 'constructs';
import { topologyOf } from '../../mesh/queues.ts';
import type { Mesh } from '../../mesh/types.ts';
import { rabbitTopology } from '../../src/runtime/broker/rabbitmq-topology.ts';
import { Binding, Exchange, Queue, Vhost } from '../imports/rabbitmq.ts';
import { commonLabels } from '../names.ts';
import { brokerName, vhost } from './broker-access.ts';

const rabbitmqClusterReference = { name: brokerName };

/** All that services would declare by themselves elsewhere, from the same list: the queues of the graph, what each takes, and where it goes when it fails. */
export function brokerQueues(scope: Construct, mesh: Mesh): void {
  const { exchanges, queues, bindings } = rabbitTopology(topologyOf(mesh));
  new Vhost(scope, 'vhost', {
    metadata: metadata(vhost),
    spec: { name: vhost, defaultQueueType: 'quorum', deletionPolicy: 'retain', rabbitmqClusterReference },
  });
  for (const { exchange: name, type, durable } of exchanges)
    new Exchange(scope, `exchange-${name}`, {
      metadata: metadata(name),
      spec: { name, vhost, type, durable, autoDelete: false, rabbitmqClusterReference },
    });
  for (const { queue: name, durable, arguments: queueArguments } of queues)
    new Queue(scope, `queue-${name}`, {
      metadata: metadata(name),
      spec: {
        name,
        vhost,
        type: 'quorum',
        durable,
        autoDelete: false,
        arguments: queueArguments,
        deletionPolicy: 'retain',
        rabbitmqClusterReference,
      },
    });
  for (const { exchange: source, routingKey, queue: destination } of bindings)
    new Binding(scope, `binding-${source}-${routingKey}-${destination}`, {
      metadata: metadata(`${source}-${routingKey.replace('*', 'all')}-${destination}`),
      spec: { source, destination, destinationType: 'queue', routingKey, vhost, rabbitmqClusterReference },
    });
}

function metadata(name: string) {
  return { name: name.replace(/[_.]/g, '-'), labels: commonLabels(brokerName, 'broker') };
}
