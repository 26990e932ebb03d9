import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '../ids.ts';
import { type Event, readEvent } from './event.ts';
import { keepStamp, readStamp } from './rabbitmq-stamp.ts';
import { checkPublisher, RefusedEvent } from './refused.ts';

const access = {
  orders: { publishes: ['order.*', 'audit.recorded'], consumes: ['order_queue'] },
  catalog: { publishes: ['product.*', 'audit.recorded'], consumes: [] },
};
const event = (more: object = {}): Event => ({
  id: newId(),
  type: 'product.updated',
  resource: 'products/1',
  userId: '',
  requestId: 'r',
  traceparent: '',
  time: '2026-11-27T10:00:00.000Z',
  data: {},
  ...more,
});

describe('a message', () => {
  const wrong: [string, unknown][] = [
    ['nothing', undefined],
    ['a text', 'order.created'],
    ['a list', [event()]],
    ['an id that is none', event({ id: '1' })],
    ['a type of one word', event({ type: 'order' })],
    ['a type of three', event({ type: 'order.created.again' })],
    ['a time of no year', event({ time: 'yesterday' })],
    ['a time that there is not', event({ time: '2026-13-01T00:00:00Z' })],
    ['no text', event({ resource: 7 })],
    ['a text too long', event({ requestId: 'r'.repeat(1_001) })],
    ['data that is a list', event({ data: [] })],
    ['data too long', event({ data: { text: 'x'.repeat(64 * 1_024) } })],
  ];
  for (const [name, message] of wrong)
    it(`with ${name} is no event`, () => assert.throws(() => readEvent(message), /no event/));

  it('says nothing of its own publisher', () => {
    const lie = { ...event(), publisher: 'orders', publishTime: '2020-01-01T00:00:00Z', more: 1 };
    const { publisher, publishTime, ...rest } = readEvent(lie, { publisher: 'catalog' });
    assert.deepEqual([publisher, publishTime, 'more' in rest], ['catalog', undefined, false]);
  });
});

describe('a publisher', () => {
  const types = ['product.*', 'order.cancelled', 'audit.recorded'];
  const check = (publisher: string | undefined, type: string, routedAs?: string) =>
    checkPublisher(event({ publisher, type }), routedAs, { types, access });

  const cases: [string | undefined, string, string | undefined, boolean][] = [
    ['catalog', 'product.updated', undefined, true],
    ['orders', 'order.cancelled', undefined, true],
    ['catalog', 'order.cancelled', undefined, false],
    ['orders', 'product.updated', undefined, false],
    ['mallory', 'product.updated', undefined, false],
    ['constructor', 'product.updated', undefined, false],
    ['orders', 'order.created', undefined, false], // the queue does not take it
    [undefined, 'product.updated', undefined, false],
    [undefined, 'product.updated', 'product.updated', true],
    [undefined, 'order.cancelled', 'product.updated', false],
    [undefined, 'audit.recorded', 'audit.recorded', false],
  ];
  for (const [publisher, type, routedAs, taken] of cases)
    it(`${publisher} that is let through as ${routedAs} ${taken ? 'may' : 'may not'} tell of ${type}`, () => {
      if (taken) check(publisher, type, routedAs);
      else assert.throws(() => check(publisher, type, routedAs), RefusedEvent);
    });
});

describe('the stamp of RabbitMQ', () => {
  const message = (more: object) => ({ exchange: 'plaza.events', routingKey: 'product.updated', ...more });

  it('is the user of the connection, whatever the headers say', () => {
    const headers = {
      'x-publisher': 'orders',
      'x-publish-time': '2020-01-01T00:00:00Z',
      'x-routed-as': 'order.cancelled',
    };
    for (const userId of ['catalog', undefined]) {
      const stamp = readStamp(message({ userId, headers: { ...headers, timestamp_in_ms: 0 } }), 'orders');
      assert.deepEqual(stamp, {
        publisher: userId,
        publishTime: '1970-01-01T00:00:00.000Z',
        routedAs: userId === undefined ? 'product.updated' : undefined,
      });
    }
  });

  it('is kept when its consumer sends it once more, also where there is none', () => {
    for (const stamp of [
      { publisher: 'catalog', publishTime: '2026-11-27T10:00:00.000Z', routedAs: undefined },
      { publisher: undefined, publishTime: undefined, routedAs: 'product.updated' },
    ]) {
      const again = { userId: 'orders', exchange: '', routingKey: 'order_queue', headers: keepStamp(stamp) };
      assert.deepEqual(readStamp(again, 'orders'), stamp);
      assert.equal(readStamp(again, 'ops').publisher, 'orders', 'nobody else believes it');
    }
  });
});
