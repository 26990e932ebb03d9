import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Runs a command of the Makefile: its options, --help, and errors as one sentence with exit code 1 (2 for wrong usage). */
export async function runCommand<O extends ParseArgsOptionsConfig>(
  usage: string,
  options: O,
  main: (values: ReturnType<typeof parseArgs<{ options: O }>>['values']) => Promise<void>,
): Promise<void> {
  // The terminal that we print to may be gone before we are.
  process.stdout.on('error', () => {});
  let values: ReturnType<typeof parseArgs<{ options: O }>>['values'];
  try {
    if (process.argv.includes('--help')) {
      process.stdout.write(`${usage}\n`);
      return;
    }
    values = parseArgs({ options, allowPositionals: false }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    await main(values);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
