import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { renderDrawing, withDrawing } from './drawing.ts';
import { loadMesh } from './load.ts';

describe('the drawing of docs/security.md', () => {
  const drawing = renderDrawing(loadMesh('prod'));

  it('is the graph: run `make proto` when this fails', () => {
    const page = readFileSync(new URL('../docs/security.md', import.meta.url), 'utf8');
    assert.equal(page, withDrawing(page, loadMesh('prod')));
  });

  it('shows each edge of calls and of events', () => {
    for (const edge of [
      'gateway --> catalog',
      'orders --> payments',
      'catalog -->|"keys, revocations"| accounts',
      'orders --- orders_database',
      'payments -.-> event_queue',
      'event_queue -.-> orders',
    ])
      assert.ok(drawing.split('\n').includes(`  ${edge}`), edge);
    assert.ok(!drawing.includes('catalog --> orders'));
    assert.ok(!drawing.includes('accounts -.-> order_queue'));
  });
});
