export { keepPayloads as down, keepWholeEvents as up } from '../../src/runtime/outbox.ts';
