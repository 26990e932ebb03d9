import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters } from '../../mesh/environments/clusters.ts';
import { describeCases } from '../testing/cases.ts';
import { made, named, ofKind, type Resource, text } from '../testing/resources.ts';
import { inventedPlaza } from '../testing/sample.ts';
import { dataPolicies } from './network-policies.ts';
import { broker } from './rabbitmq.ts';

const { mesh, cluster } = inventedPlaza();

describeCases('broker', [
  [
    'broker',
    (chart) => broker(chart, mesh, cluster),
    (resources) => {
      const { spec } = named(resources, 'RabbitmqCluster', 'plaza-broker');
      assert.equal(spec.replicas, 3);
      assert.equal(spec.tls.disableNonTLSListeners, true);
      const budget = named(resources, 'PodDisruptionBudget', 'plaza-broker').spec;
      assert.deepEqual(
        [budget.maxUnavailable, budget.selector.matchLabels],
        [1, { 'app.kubernetes.io/name': 'plaza-broker' }],
      );
      assert.equal(spec.tls.secretName, named(resources, 'Certificate', 'plaza-broker').spec.secretName);
      const queue = named(resources, 'Queue', 'order-queue').spec;
      assert.deepEqual([queue.name, queue.type, queue.vhost], ['order_queue', 'quorum', 'plaza']);
      const dead = queue.arguments['x-dead-letter-routing-key'];
      assert.ok(ofKind(resources, 'Queue').some(({ spec }) => spec.name === dead));
      const binding = named(resources, 'Binding', 'plaza-events-greeting-all-order-queue').spec;
      assert.deepEqual(
        [binding.source, binding.destination, binding.routingKey],
        ['plaza.events', 'order_queue', 'greeting.*'],
      );
      assert.equal(named(resources, 'Exchange', 'plaza-events').spec.type, 'topic');
      for (const { kind, spec } of resources.filter(({ kind }) =>
        ['Queue', 'Binding', 'Exchange', 'Permission', 'TopicPermission'].includes(kind),
      ))
        assert.equal(spec.vhost, 'plaza', kind);
    },
  ],
  [
    'broker-network',
    (chart) => dataPolicies(chart, mesh, cluster),
    (resources) => {
      const from = (name: string) => text(named(resources, 'NetworkPolicy', name).spec.ingress[0].from);
      assert.match(from('greeter-db'), /"greeter".*"greeter-migration"/);
      assert.doesNotMatch(from('greeter-db'), /orders|keda/);
      assert.match(from('plaza-broker'), /"greeter".*"orders".*"keda"/);
    },
  ],
]);

test('a service takes from its own queues alone, and tells of events when it has any', () => {
  const resources = made((chart) => broker(chart, mesh, cluster));
  const may = (service: string) => named(resources, 'Permission', service).spec.permissions;
  const can = (pattern: string, name: string) => new RegExp(pattern).test(name);
  const orders = may('orders');
  assert.ok(can(orders.read, 'order_queue') && can(orders.read, 'order_queue.dead'));
  assert.ok(
    !can(orders.read, 'order_queue_') &&
      !can(orders.read, 'audit_queue') &&
      !can(orders.read, 'order_queueXdead'),
  );
  assert.ok(!can(orders.write, 'plaza.events'), 'orders tells of nothing here');
  assert.ok(can(orders.write, 'plaza.retries.order_queue'), 'what fails it tries again later');
  assert.ok(!can(orders.write, 'plaza.retries.audit_queue') && !can(orders.write, 'plaza.retries'));
  assert.ok(
    !can(orders.write, '') && !can(orders.write, 'amq.default'),
    'no queue is written to by its name',
  );
  assert.ok(!can(orders.configure, 'order_queue'), 'the operator declares');
  const greeter = may('greeter');
  assert.ok(can(greeter.write, 'plaza.events') && !can(greeter.write, 'plazaXevents'));
  assert.ok(!can(greeter.read, 'order_queue') && !can(greeter.write, 'plaza.retries.order_queue'));
});

test('a service tells of the types that the graph names, and RabbitMQ says when', () => {
  const resources = made((chart) => broker(chart, mesh, cluster));
  const topics = (service: string) =>
    ofKind(resources, 'TopicPermission').find(({ spec }) => spec.userReference.name === service)!.spec;
  const { permissions, vhost } = topics('greeter');
  assert.deepEqual([permissions.exchange, vhost], ['plaza.events', 'plaza']);
  const may = new RegExp(permissions.write);
  for (const type of ['greeting.said', 'greeting.ended']) assert.match(type, may);
  for (const type of [
    'greeting',
    'greeting.',
    'greetings.said',
    'order.cancelled',
    'greeting.a.b',
    'x.greeting.said',
  ])
    assert.doesNotMatch(type, may);
  assert.doesNotMatch('order.created', new RegExp(topics('orders').permissions.write), 'without types, none');
  const { additionalConfig } = named(resources, 'RabbitmqCluster', 'plaza-broker').spec.rabbitmq;
  assert.match(additionalConfig, /^message_interceptors\.incoming\.set_header_timestamp\.overwrite = true$/m);
});

test('the password that the broker knows is the one that the service has', () => {
  const resources = made((chart) => broker(chart, mesh, cluster));
  const user = named(resources, 'User', 'orders').spec;
  const secret: Resource = named(resources, 'ExternalSecret', user.importCredentialsSecret.name);
  assert.deepEqual(secret.spec.target.template.data, {
    username: 'orders',
    password: '{{ .BROKER_PASSWORD }}',
  });
  assert.deepEqual(secret.spec.data[0].remoteRef, { key: 'prod/orders', property: 'BROKER_PASSWORD' });
});

test('there is none where the environment has none', () => {
  assert.deepEqual(
    made((chart) => broker(chart, mesh, clusters.dev)),
    [],
  );
});
