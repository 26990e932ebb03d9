// A row of everything, for each service: what a migration down has to cope with.

const id = '01900000-0000-7000-8000-000000000001';
const other = '01900000-0000-7000-8000-000000000002';
const key = `insert into idempotency_keys (caller, method, key, request_hash, reply) values ('${id}', '/m', 'k', '\\x00', '\\x01')`;
const event = `insert into outbox (id, event) values ('${id}', '{"id": "${id}", "type": "order.created", "resource": "orders/${id}",
  "userId": "", "requestId": "r", "traceparent": "t", "time": "2026-11-21T12:00:00.000Z", "data": {}}')`;

export const rows: Readonly<Record<string, readonly string[]>> = {
  accounts: [
    `insert into users (id, email, username, full_name, roles, password_hash)
     values ('${id}', 'a@test.example', 'abc', 'A', '{customer}', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA')`,
    `insert into sessions (id, user_id, expire_time) values ('${other}', '${id}', now() + interval '1 day')`,
    `insert into refresh_tokens (token_hash, session_id, expire_time)
     values (decode(repeat('ab', 32), 'hex'), '${other}', now() + interval '1 day')`,
    `insert into sign_in_failures (email, times) values ('a@test.example', array_fill(now(), array[50]))`,
    `insert into sign_in_failures_by_source (email, source, times)
     values ('a@test.example', decode(repeat('ab', 32), 'hex'), array[now()])`,
    `insert into known_sources (user_id, source) values ('${id}', decode(repeat('ab', 32), 'hex'))`,
    `insert into signing_keys (kid, x, y, sealed_key, active_time) values ('k', repeat('x', 43), repeat('y', 43), '\\x00', now())`,
    event,
    key,
  ],
  catalog: [
    `insert into products (id, sku, name, description, category, currency, price_minor, image_url, author, isbn13)
     values ('${id}', 'SKU-1', 'A book', '', 'books', 'EUR', 1999, '', 'Somebody', '9780306406157')`,
    `insert into stock (product_id, on_hand, reserved) values ('${id}', 5, 2)`,
    `insert into reservations (id, state, expire_time) values ('${other}', 'HELD', now())`,
    `insert into reservation_items (reservation_id, position, product_id, name, currency, price_minor, quantity)
     values ('${other}', 0, '${id}', 'A book', 'EUR', 1999, 2)`,
    `insert into operations (id, csv, request_id, traceparent, total_rows) values ('${id}', 'sku', 'r', 't', 1)`,
    `insert into operation_failures (operation_id, row_index, error) values ('${id}', 0, '\\x00')`,
    `insert into images (key, type, size) values ('images/' || repeat('ab', 32), 'image/png', 1)`,
    `update products set image_key = 'images/' || repeat('ab', 32), image_url = '/v1/products/${id}/image'`,
    event,
    key,
  ],
  orders: [
    `insert into orders (id, user_id, status, currency, total, payment_method, create_time, update_time)
     values ('${id}', '${other}', 'CREATED', 'EUR', 1, 'sandbox-approve', now(), now())`,
    `insert into order_items (order_id, position, product_id, name, unit_price, quantity) values ('${id}', 1, '${other}', 'A', 1, 1)`,
    `insert into order_intents (order_id, caller, key, request_hash, lease_token, lease_until)
     values ('${id}', '${other}', 'k', '\\x00', '${other}', now())`,
    `insert into order_events (position, id, type, user_id, resource, data, created_at)
     values (1, '${id}', 'order.created', '${other}', 'orders/${id}', '{"status": "CREATED"}', now())`,
    `insert into order_events_pending (event) values ('{"id": "${other}", "type": "order.processing"}')`,
    event,
    key,
  ],
  ops: [
    `insert into audit_entries (position, id, type, resource, data, created_at, hash)
     values (1, '${id}', 'audit.recorded', 'orders/${id}', '{"actor": "${id}", "action": "order.cancel"}', now(), '')`,
  ],
  payments: [
    `insert into payments (id, order_id, user_id, currency, amount, method, status)
     values ('${id}', '${other}', '${other}', 'EUR', 10, 'sandbox-approve', 'CAPTURED')`,
    `insert into refunds (id, payment_id, amount, state, reason, requested_by) values ('${other}', '${id}', 1, 'PENDING', '', '${other}')`,
    `insert into sandbox_entries (idempotency_key, authorization_id, kind, currency, amount, method)
     values ('k', '${id}', 'authorize', 'EUR', 10, 'sandbox-approve')`,
    event,
  ],
  rooms: [
    `insert into rooms (room, last_position) values ('lobby', 1)`,
    `insert into messages (room, position, id, user_id, request_id, text, create_time)
     values ('lobby', 1, '${id}', '${other}', 'r', 'hello', now())`,
    `insert into replicas (id, expire_time) values ('${id}', now() + interval '1 minute')`,
    `insert into members (room, user_id, replica_id) values ('lobby', '${other}', '${id}')`,
    `insert into rooms (room, last_position) values ('empty', 0)`,
    `insert into makers (user_id, rooms, spaces) values ('${other}', 2, 1)`,
    `insert into spaces (space, last_position) values ('doc', 1)`,
    `insert into entries (space, key, value, version, position, user_id, update_time)
     values ('doc', 'k', 'v', 1, 1, '${other}', now())`,
    `insert into made_changes (space, user_id, request_id, change_hash, version) values ('doc', '${other}', 'r', '\\x00', 1)`,
    key,
  ],
};
