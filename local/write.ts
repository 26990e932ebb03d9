import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a JSON file that readers see whole, old or new. Envoy watches for just such a rename. */
export function writeJson(file: string, value: object): void {
  writeText(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** The same of any text. */
export function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
