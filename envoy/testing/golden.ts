// What is rendered, kept beside the renderer for review. GOLDEN=write writes it anew and deletes what no test asks for any more.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Golden<T> {
  /** Compares with the file of this name. */
  check(file: string, value: T): void;
  /** After the last: a file that nobody asked for is one too many. */
  finish(): void;
}

export function golden<T>(url: URL, format: (value: T) => string): Golden<T> {
  const folder = fileURLToPath(url);
  const writing = process.env.GOLDEN === 'write';
  const asked = new Set<string>();
  return {
    check(file, value) {
      asked.add(file);
      const now = format(short(value));
      if (writing) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(folder + file, now);
        return;
      }
      assert.ok(existsSync(folder + file), `${folder + file} is not there: GOLDEN=write writes it`);
      assert.equal(now, readFileSync(folder + file, 'utf8'));
    },
    finish() {
      const stale = (existsSync(folder) ? readdirSync(folder) : []).filter((file) => !asked.has(file));
      if (writing) for (const file of stale) rmSync(folder + file);
      else
        assert.deepEqual(stale, [], `${folder}: nobody asks for these any more: GOLDEN=write deletes them`);
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
