import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadMesh } from '../../mesh/load.ts';
import type { Method } from '../../mesh/types.ts';
import { contract } from '../contract.ts';

/** What the protos say is what was promised; one that differs is a mistake in either. */
export function theGraph(): void {
  const methods = loadMesh('test').services.flatMap((service) => service.methods);
  const path = (method: { path: string }) => method.path.slice(1);

  describe('the graph', () => {
    test('has the methods that were promised and no others', () => {
      assert.deepEqual(methods.map(path).sort(), Object.keys(contract).sort());
    });

    for (const method of methods) {
      const promised = contract[path(method)];
      if (!promised) continue;
      test(`${path(method)} is as promised`, () => {
        const camel = (text: string) =>
          text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
        assert.deepEqual(
          {
            access: method.access,
            callers: method.callers,
            class: method.class,
            ok: method.successStatus,
            http: method.bindings.map(({ verb, template, body }) =>
              camel(`${verb} ${template} ${severalOf(method, body)}`.trim()),
            ),
          },
          promised,
        );
      });
    }
  });
}

/** A client that streams sends a list. */
function severalOf(method: Method, body: string): string {
  const streams = method.kind === 'clientStream' || method.kind === 'bidi';
  return streams && body === '*' ? '[*]' : body;
}
