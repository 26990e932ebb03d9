// Tic-tac-toe for two: run it in two terminals. The board is one entry of a space, and a move is a change on the version that the player saw:
// of two who move at once one is first, and the other is answered with the board as it is.
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { commonOptions, commonUsage, readOptions, signedIn } from './sign-in.ts';
import { type Entry, openSpace, type Space } from './space.ts';

const usage = `usage: node examples/game.ts [--game NAME] [--auto]
  Plays tic-tac-toe with whoever else plays this game; a move is a number from 1 to 9.
  --game NAME        which game (tic-tac-toe)
  --auto             plays by itself
${commonUsage}`;

type Mark = 'X' | 'O';

interface Board {
  /** Nine of ' ', 'X', 'O'. */
  readonly cells: string;
  /** Who has which mark; the second one comes later. */
  readonly players: { readonly X: string; readonly O?: string };
}

const LINES = ['012', '345', '678', '036', '147', '258', '048', '246'].map((line) => [...line].map(Number));

const own = {
  game: { type: 'string', default: 'tic-tac-toe' },
  auto: { type: 'boolean', default: false },
} as const;
const options = readOptions(usage, () => parseArgs({ options: { ...commonOptions, ...own } }).values);
/** Two players may use one account. */
const me = `${options.email} ${crypto.randomUUID()}`;
const say = (line: string): void => console.log(line);

let wake = Promise.withResolvers<void>();
const space = await openSpace({
  host: options.host,
  token: signedIn(options),
  name: `game.${options.game}`,
  changed: () => wake.resolve(),
  cut: (why) => say(`(${why} Going on.)`),
});
const mark = await sit(space);
say(`You play ${mark}.`);
const lines = createInterface({ input: process.stdin });
const typed = lines[Symbol.asyncIterator]();

for (;;) {
  wake = Promise.withResolvers<void>();
  const entry = space.entries.get('board')!;
  const board = boardOf(entry);
  const over = outcome(board);
  if (over || (board.players.O && toMove(board) === mark)) say(draw(board));
  if (over) {
    say(over === 'draw' ? 'Nobody wins.' : over === mark ? 'You win.' : 'You lose.');
    break;
  }
  if (!board.players.O || toMove(board) !== mark) {
    await wake.promise;
    continue;
  }
  const cell = await choose(board);
  const cells = board.cells.slice(0, cell) + mark + board.cells.slice(cell + 1);
  const answer = await space.change('board', JSON.stringify({ ...board, cells }), entry.version);
  if (!answer.made) say('The board has changed meanwhile.');
  else while (space.entries.get('board')!.version < answer.version) await delay(5);
}
space.close();
lines.close();
process.stdin.destroy();

/** Takes a free mark; of two who want the same one, the second is answered with the board of the first, and takes the other. */
async function sit(game: Space): Promise<Mark> {
  let entry = game.entries.get('board');
  for (;;) {
    const old = entry && boardOf(entry);
    if (old?.players.O && !outcome(old)) {
      console.error('Two are playing this game. Choose another: --game NAME');
      process.exit(1);
    }
    // A game that is over makes room for the next one.
    const joins = old !== undefined && !old.players.O;
    const board: Board = joins
      ? { ...old, players: { X: old.players.X, O: me } }
      : { cells: ' '.repeat(9), players: { X: me } };
    const answer = await game.change('board', JSON.stringify(board), entry?.version ?? 0);
    if (answer.made) {
      while ((game.entries.get('board')?.version ?? 0) < answer.version) await delay(5);
      return joins ? 'O' : 'X';
    }
    entry = answer.current;
  }
}

async function choose({ cells }: Board): Promise<number> {
  const free = [...cells].flatMap((cell, i) => (cell === ' ' ? [i] : []));
  if (options.auto) return free[Math.floor(Math.random() * free.length)]!;
  for (;;) {
    process.stdout.write('Your move: ');
    const { value, done } = await typed.next();
    if (done) process.exit(0);
    const cell = Number(value) - 1;
    if (free.includes(cell)) return cell;
    say(`One of ${free.map((i) => i + 1).join(', ')}.`);
  }
}

function boardOf(entry: Entry): Board {
  return JSON.parse(entry.value);
}

/** X begins. */
function toMove({ cells }: Board): Mark {
  return [...cells].filter((cell) => cell !== ' ').length % 2 === 0 ? 'X' : 'O';
}

/** Who has three in a line; 'draw' when the board is full. */
function outcome({ cells }: Board): Mark | 'draw' | undefined {
  for (const [a, b, c] of LINES) {
    const first = cells[a!];
    if (first !== ' ' && first === cells[b!] && first === cells[c!]) return first as Mark;
  }
  return cells.includes(' ') ? undefined : 'draw';
}

function draw({ cells }: Board): string {
  const shown = [...cells].map((cell, i) => (cell === ' ' ? String(i + 1) : cell));
  return [0, 3, 6].map((i) => ` ${shown.slice(i, i + 3).join(' | ')}`).join('\n---+---+---\n');
}
