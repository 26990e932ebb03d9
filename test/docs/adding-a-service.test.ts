// docs/adding-a-service.md, typed line by line: a service that did not exist answers JSON through two Envoys.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { blocks, copyCheckout, startPlaza } from './checkout.ts';

const compiler = process.env.GRPC_TOOLS ?? 'node_modules/.bin/grpc_tools_node_protoc';

it('adds Greeter as docs/adding-a-service.md says', async (t) => {
  if (!existsSync(compiler)) {
    t.skip(`left out: no protobuf compiler (${compiler}); name one in GRPC_TOOLS`);
    return;
  }
  const [create, generateAndStart, greet, synthesise] = blocks(
    readFileSync('docs/adding-a-service.md', 'utf8'),
  );
  const [generate, start] = generateAndStart!.split('\n');
  const checkout = await copyCheckout();
  try {
    await checkout.shell(create!);
    await checkout.shell(generate!);
    assert.equal(start, 'make up');
    const up = await startPlaza(checkout);
    try {
      const greetings = (await checkout.shell(greet!)).replaceAll('}{', '}\n{');
      assert.equal(greetings, '{"message":"Hello, Ada!"}\n{"message":"Hola, Ada!"}');
      const gateway = greet!.split("'")[1]!.split('?')[0];
      const status = (query: string) =>
        checkout.shell(`curl -s -o /dev/null -w '%{http_code}' '${gateway}${query}'`);
      assert.equal(await status(''), '400');
      assert.equal(await status('?name=Ada&language=xx'), '404');
      assert.equal(await status('?name=Ada&nobody=1'), '400');
      assert.match(await checkout.shell('make status'), /greeter-1 .* running/);
      await checkout.shell(synthesise!);
      const manifest = readFileSync(join(checkout.dir, 'dist/prod/greeter.yaml'), 'utf8');
      for (const kind of [
        'Deployment',
        'Job',
        'ServiceAccount',
        'AuthorizationPolicy',
        'EnvoyFilter',
        'NetworkPolicy',
      ]) {
        assert.match(manifest, new RegExp(`^kind: ${kind}$`, 'm'));
      }
      // Its types, its lint and its place in the graph hold as they are written.
      await checkout.shell('make typecheck && node_modules/.bin/biome check src/greeter mesh');
    } finally {
      await up.interrupt();
    }
  } finally {
    checkout.remove();
  }
});
