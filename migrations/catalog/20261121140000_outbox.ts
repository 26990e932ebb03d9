export { createOutbox as up, dropOutboxTable as down } from '../../src/runtime/outbox.ts';
