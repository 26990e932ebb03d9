import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { loadMesh } from './load.ts';
import { renderReference } from './reference.ts';

describe('docs/methods.md', () => {
  it('says what the graph says: run `make proto` when this fails', () => {
    assert.equal(
      readFileSync(new URL('../docs/methods.md', import.meta.url), 'utf8'),
      renderReference(loadMesh('prod')),
    );
  });

  it('has a row for every method', () => {
    const text = renderReference(loadMesh('prod'));
    assert.match(
      text,
      /\| v1\.Orders\/CreateOrder \| `POST \/v1\/orders` → 201 \| any user \| keyed \| 10 s \| 1024 KiB \| client \| `order.create` \|/,
    );
    assert.match(text, /\| v1\.Inventory\/ReserveStock \| none \| service orders \| keyed \|/);
  });
});
