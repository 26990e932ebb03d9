// A document that several people write at once: run it in several terminals. Each line is an entry of a space, and whoever writes one says
// which version he saw; when somebody else was faster, he is shown what stands there now instead of overwriting it unseen.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { commonOptions, commonUsage, readOptions, signedIn } from './sign-in.ts';
import { type Entry, openSpace } from './space.ts';

const usage = `usage: node examples/shared-document.ts [--document NAME]
  Shows a document and what others write into it. Type "3 some text" to write line 3, "3" to empty it, "show" for all of it; end with Ctrl-D.
  --document NAME    which document (notes)
${commonUsage}`;

const own = { document: { type: 'string', default: 'notes' } } as const;
const options = readOptions(usage, () => parseArgs({ options: { ...commonOptions, ...own } }).values);
const say = (line: string): void => console.log(line);

const space = await openSpace({
  host: options.host,
  token: signedIn(options),
  name: `document.${options.document}`,
  changed: (key, entry) => say(lineOf(key, entry)),
  cut: (why) => say(`(${why} Going on.)`),
});
show();

/** Not awaited one by one: what is typed meanwhile is written too. */
const writing: Promise<void>[] = [];
for await (const typed of createInterface({ input: process.stdin })) {
  if (typed === 'show') {
    show();
    continue;
  }
  const [, number, text] = /^\s*(\d{1,4})(?:\s+(.*))?$/.exec(typed) ?? [];
  if (number === undefined) say('Type a number from 1 to 9999 and a text, or "show".');
  else writing.push(write(number.padStart(4, '0'), text ?? ''));
}
await Promise.all(writing);
space.close();

async function write(key: string, text: string): Promise<void> {
  const seen = space.entries.get(key)?.version ?? 0;
  const answer = await space.change(key, text, seen);
  if (answer.made) return;
  say(`Not written, somebody was faster. There stands:\n${lineOf(key, answer.current)}`);
}

function show(): void {
  const lines = [...space.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  say(lines.length === 0 ? '(empty)' : lines.map(([key, entry]) => lineOf(key, entry)).join('\n'));
}

function lineOf(key: string, entry: Entry | undefined): string {
  return `${String(Number(key)).padStart(4)}  ${entry?.value ?? ''}`;
}
