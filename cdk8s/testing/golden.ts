// What constructs make, kept in golden/ for review. GOLDEN=write writes it anew and deletes what no test asks for any more.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Yaml } from 'cdk8s';
import type { Resource } from './resources.ts';

/** Compares with golden/<suite>/<name>.yaml. */
export function golden(suite: string): { check(name: string, resources: Resource[]): void; finish(): void } {
  const folder = fileURLToPath(new URL(`../golden/${suite}/`, import.meta.url));
  const writing = process.env.GOLDEN === 'write';
  const asked = new Set<string>();
  return {
    check(name, resources) {
      const file = `${name}.yaml`;
      asked.add(file);
      const now = Yaml.stringify(...resources.map(short));
      if (writing) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(folder + file, now);
        return;
      }
      assert.ok(existsSync(folder + file), `${suite}/${file} is not there: GOLDEN=write writes it`);
      assert.equal(now, readFileSync(folder + file, 'utf8'));
    },
    finish() {
      const stale = (existsSync(folder) ? readdirSync(folder) : []).filter((file) => !asked.has(file));
      if (writing) for (const file of stale) rmSync(folder + file);
      else assert.deepEqual(stale, [], `${suite}: nobody asks for these any more: GOLDEN=write deletes them`);
    },
  };
}

/** Descriptors and programs say nothing to a reader, but their change does. */
function short<T>(value: T): T {
  if (typeof value === 'string' && value.length > 1000) {
    const hash = createHash('sha256').update(value).digest('hex').slice(0, 12);
    return `${value.length} characters, ${hash}` as T;
  }
  if (Array.isArray(value)) return value.map(short) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, short(each)])) as T;
  }
  return value;
}
