import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlazaError } from '../../runtime/errors.ts';
import { readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const HEADING = 'sku,name,category,currency,price,stock';
const A = 'A-1,Spade,garden,EUR,1.50,1';
const B = 'B-1,Fork,garden,EUR,2,';
const cells = (line: string) => line.split(',');
const file = (...lines: string[]) => lines.join('\n');

/** What each of these says is a heading and the rows A and B. */
const same: [what: string, text: string][] = [
  ['line feeds', file(HEADING, A, B, '')],
  ['no line end at the end', file(HEADING, A, B)],
  ['CRLF', `${HEADING}\r\n${A}\r\n${B}\r\n`],
  ['carriage returns', `${HEADING}\r${A}\r${B}\r`],
  ['a heading with CRLF and rows with line feeds', `${HEADING}\r\n${A}\n${B}\n`],
  ['a heading with a line feed and rows with CRLF', `${HEADING}\n${A}\r\n${B}\r\n`],
  ['a heading with a carriage return and rows with others', `${HEADING}\r${A}\r\n${B}\n`],
  ['what `echo >>` adds to a file with CRLF', `${HEADING}\r\n${A}\r\n${B}\n`],
  ['lines ended twice', `${HEADING}\r\r\n${A}\r\r\n${B}\r\r\n`],
  ['a byte order mark', `\ufeff${file(HEADING, A, B)}`],
  ['a byte order mark before a quote', `\ufeff"sku"${file(HEADING.slice(3), A, B)}`],
  ['rows of commas', file(HEADING, A, B, ',,,,,', ',,,,,')],
  ['rows of commas, with CRLF', `${HEADING}\r\n${A}\r\n${B}\r\n,,,,,\r\n`],
  ['blank lines', file('', HEADING, '', A, '', B, '', '')],
  ['lines of spaces', file(' ', HEADING, A, B, '   ', '\t', '\u00a0 ')],
  ['quoted empties', file(HEADING, A, B, '""', '"","","","","",""', '" "')],
  ['a row without values in its midst', file(HEADING, A, ',,,,,', B)],
  ['rows of nothing before the heading', file(',,,,,', HEADING, A, B)],
  [
    'spaces around cells',
    file(HEADING.replaceAll(',', ' , '), A.replaceAll(',', ', '), B.replaceAll(',', ' ,')),
  ],
  [
    'no-break spaces around cells',
    file(HEADING.replaceAll(',', '\u00a0,'), A.replaceAll(',', ',\u00a0'), B.replaceAll(',', '\u202f,')),
  ],
  ['a heading in capitals', file('SKU,Name,Category,CURRENCY,Price,Stock', A, B)],
  ['quotes around everything', file(HEADING, A, B).replace(/[^,\n]+/g, '"$&"')],
  ['semicolons', file(HEADING, A, B).replaceAll(',', ';')],
  ['semicolons and a decimal comma', file(HEADING, A, B).replaceAll(',', ';').replace('1.50', '1,50')],
  ['tabs', file(HEADING, A, B).replaceAll(',', '\t')],
  ['tabs, with rows of tabs', file(HEADING, A, B, '\t\t\t\t\t').replaceAll(',', '\t')],
  ['sep=;', `sep=;\r\n${file(HEADING, A, B).replaceAll(',', ';')}`],
  ['sep=, after a byte order mark', `\ufeffsep=,\n${file(HEADING, A, B)}`],
  ['"sep=;" in quotes', `"sep=;"\n${file(HEADING, A, B).replaceAll(',', ';')}`],
];

const refused: [what: string, text: string, problem: RegExp][] = [
  ['nothing', '', /is required/],
  ['UTF-16', '\ufffd\ufffds\0k\0u\0', /NUL, as UTF-16 .*"CSV UTF-8".*\n.*U\+FFFD/s],
  ['what was no UTF-8', file(HEADING, 'A-1,Caf\ufffd,garden,EUR,1,1'), /U\+FFFD.*\(line 2\)/],
  ['a separator of its own', file('sep=|', 'sku|name'), /separator "\|" in its first line/],
  [
    'columns of a kind that is not taken',
    HEADING.replaceAll(',', '|'),
    /"sku\|name\|category\|currency\|price\|stock"/,
  ],
  ['a quote that is not closed', `${HEADING}\r\n${A}\n"B-1,Fork\n,\n,`, /a quote is not closed \(line 3\)/],
  ['the same behind blank lines', `sep=,\r\n${HEADING}\n\n \n"B-1,Fork`, /a quote is not closed \(line 5\)/],
  [
    'the same behind lines in quotes',
    `${HEADING}\r\n"A\r\nB\rC\nD",E\n"F`,
    /a quote is not closed \(line 6\)/,
  ],
  ['a quote within a cell', file(HEADING, A, '', 'B-1,6" nails,garden,EUR,2,'), /within a cell .*\(line 4\)/],
  ['text behind a quote', file(HEADING, '"A"B,C'), /between a closing quote .*\(line 2\)/],
  ['text behind a quote and a space', file(HEADING, A, '"A" B,C'), /between a closing quote .*\(line 3\)/],
];

describe('readCsv()', () => {
  for (const [what, text] of same) {
    it(`takes ${what}`, async () => {
      const { columns, records } = await readCsv(text);
      assert.deepEqual(columns, cells(HEADING));
      assert.deepEqual(records, [cells(A), cells(B)]);
    });
  }

  for (const [what, text, problem] of refused) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(readCsv(text), (error) => {
        assert.ok(error instanceof PlazaError);
        assert.ok(error.violations.every(({ field }) => field === 'csv'));
        assert.match(error.violations.map(({ description }) => description).join('\n'), problem);
        return true;
      });
    });
  }

  it('keeps the lines, quotes and separators that stand in quotes', async () => {
    const name = 'A ""fine""\r\nspade,\nwith; a\rhandle';
    for (const end of ['\r\n', '\n', '\r']) {
      const { records } = await readCsv([HEADING, `A-1,"${name}",garden,EUR,1,1`, ''].join(end));
      assert.equal(records.length, 1);
      assert.equal(records[0]![1], name.replaceAll('""', '"'));
    }
  });

  it('keeps columns without a name, for the rows to be checked', async () => {
    const { columns, records } = await readCsv(file(`${HEADING},,`, `${A},,`, B, `${A},7`, ',,,,,,,'));
    assert.deepEqual(columns, [...cells(HEADING), '', '']);
    assert.deepEqual(records, [[...cells(A), '', ''], cells(B), [...cells(A), '7']]);
  });

  it('stops with the reason of its signal, and does not read on for nobody', async () => {
    const controller = new AbortController();
    const reading = readCsv(file(HEADING, ...Array<string>(50_000).fill(A)), undefined, controller.signal);
    controller.abort(new Error('nobody waits'));
    await assert.rejects(reading, /nobody waits/);
  });

  it('finds the ends of lines wherever the text is cut', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `S-${i},${'ä'.repeat(i % 40)}x,garden,EUR,1,`);
    for (const end of ['\r\n', '\r', '\n'])
      assert.deepEqual((await readCsv([HEADING, ...rows].join(end))).records, rows.map(cells));
  });
});

describe('writeCsv()', () => {
  for (const [what, text] of [
    ...same,
    ['lines in quotes', file(HEADING, 'A-1,"a ""fine""\r\nspade, or\rtwo\n",garden,EUR,1,1')],
    ['columns without a name', file(`${HEADING},,`, `${A},,`, B, `${A},7`)],
    ['rows of any length', file(HEADING, 'A', 'A,B', `${A},,,,`)],
    ['a first row like a line of Excel', file(HEADING, 'sep=;,B')],
  ] as const)
    it(`writes what is read again: ${what}`, async () => {
      const csv = await readCsv(text);
      assert.deepEqual(await readCsv(writeCsv(csv)), csv);
    });
});
