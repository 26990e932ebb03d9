import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { User } from '../requests/world.ts';

/** The examples as people run them, each person a process. */
export function examples(mesh: () => TestMesh, users: User[]): void {
  describe('examples', () => {
    const children: ChildProcess[] = [];
    after(() => {
      for (const child of children) child.kill('SIGKILL');
    });

    function start(file: string, user: User, ...args: string[]) {
      const account = [
        '--host',
        mesh().target.grpcAddress,
        '--email',
        user.email,
        '--password',
        user.password,
      ];
      const child = spawn(process.execPath, [`examples/${file}`, ...account, ...args], {
        // An example obeys a proxy as any client of somebody's does, and the gateway is on this machine.
        env: { ...process.env, no_proxy: '127.0.0.1' },
      });
      children.push(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          output += chunk;
        });
      const ended = once(child, 'exit') as Promise<[number | null]>;
      return {
        ended,
        output: () => output,
        type: (line: string) => child.stdin.write(`${line}\n`),
        finish: () => child.stdin.end(),
        says: (text: string) => until(`it says ${text}`, () => output.includes(text), { deadlineMs: 20_000 }),
      };
    }

    test('two play a game to its end, and agree on it', async () => {
      const players = [users[0]!, users[1]!].map((user) => start('game.ts', user, '--auto'));
      for (const player of players) assert.deepEqual((await player.ended)[0], 0, player.output());
      const [one, two] = players.map((player) => player.output()) as [string, string];
      assert.deepEqual([one, two].map((text) => /You play (.)/.exec(text)?.[1]).sort(), ['O', 'X']);
      const results = [one, two].map((text) => text.trim().split('\n').at(-1)).sort();
      assert.ok(
        ['Nobody wins.,Nobody wins.', 'You lose.,You win.'].includes(results.join()),
        `${one}\n${two}`,
      );
      const board = (text: string) => text.trim().split('\n').slice(-6, -1).join('\n');
      assert.equal(board(one), board(two));
    });

    test('two write a document, also while every replica is killed', async () => {
      const [one, two] = [users[0]!, users[1]!].map((user) => start('shared-document.ts', user)) as [
        ReturnType<typeof start>,
        ReturnType<typeof start>,
      ];
      for (const writer of [one, two]) await writer.says('(empty)');
      one.type('1 Dear Ada,');
      await two.says('   1  Dear Ada,');
      for (const replica of ['rooms-1', 'rooms-2', 'rooms-3']) mesh().kill(replica, 'SIGKILL');
      two.type('2 how are you?');
      await one.says('   2  how are you?');
      await two.says('Going on.');
      for (const writer of [one, two]) {
        writer.type('3 Yours');
        writer.type('4');
      }
      const late = start('shared-document.ts', users[2]!);
      await late.says('   3  Yours');
      for (const writer of [one, two, late]) writer.finish();
      for (const writer of [one, two, late]) assert.equal((await writer.ended)[0], 0, writer.output());
    });

    test('each says how it is used', async () => {
      for (const file of ['game.ts', 'shared-document.ts']) {
        const help = start(file, users[0]!, '--help');
        assert.equal((await help.ended)[0], 0);
        assert.match(help.output(), /^usage: node examples/);
        const wrong = start(file, users[0]!, '--nonsense');
        assert.equal((await wrong.ended)[0], 2);
        assert.match(wrong.output(), /usage:/);
      }
    });
  });
}
