// Text as people write it. It is normalised once, where it enters, so that what is stored, compared and answered is the same.

/** The form in which a text is kept: Unicode's NFC, with CRLF, which browsers and editors send, as a newline. */
export function normalizeText(value: string): string {
  return value.replaceAll('\r\n', '\n').normalize('NFC');
}

/** Why a normalised text is not acceptable, or undefined. Its characters are code points; `min` 0 lets it be empty. */
export function textProblem(text: string, min: number, max: number): string | undefined {
  if (text === '') return min > 0 ? 'is required' : undefined;
  if (holdsControls(text)) return 'must not hold control characters other than tab and newline';
  // A lone surrogate has no UTF-8 form, and noncharacters are for the inside of programs.
  if (!text.isWellFormed() || /\p{Noncharacter_Code_Point}/u.test(text)) return 'must be valid Unicode';
  const length = codePoints(text);
  if (length < min) return `must have at least ${min} characters`;
  if (length > max) return `must have at most ${max} characters`;
  if (showsNothing(text)) return 'must not be blank';
  return directionProblem(text);
}

/** The controls of C0 and C1 and DEL, but for tab and newline. */
export function holdsControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text);
}

/** What has no ink and is no space to Unicode: the blanks of Braille, hieroglyphs, Khitan and music, and the marks of annotations. */
const BLANKS = '\\u2800\\u{13441}\\u{13442}\\u{16fe4}\\u{1d159}\\ufff9-\\ufffb';
const NO_INK = `\\p{White_Space}\\p{Default_Ignorable_Code_Point}\\p{Cc}${BLANKS}`;
const ONLY_NO_INK = new RegExp(`^[${NO_INK}]*$`, 'u');
const ANY_NO_INK = new RegExp(`[${NO_INK}]`, 'u');

/** Whether there is nothing to see. Within a text such characters are fine: they join emoji, and letters of Persian names. */
export function showsNothing(text: string): boolean {
  return ONLY_NO_INK.test(text);
}

/** Whether a character of it is not drawn: a space, a control, a joiner, a mark of direction. Where one is, looking does not tell two texts apart. */
export function holdsInvisible(text: string): boolean {
  return ANY_NO_INK.test(text) || /\p{Cf}/u.test(text);
}

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A text must not turn the direction of what is shown behind it, nor its own letters, as if they were others. */
function directionProblem(text: string): string | undefined {
  if (!/[\u202a-\u202e\u2066-\u2068]/.test(text)) return undefined;
  if (text.includes('\u202e')) return 'must not hold a right-to-left override (U+202E)';
  const closed = text
    .split('\n')
    .every(
      (line) =>
        isClosed(line, /[\u202a\u202b\u202d]/g, /\u202c/g) && isClosed(line, /[\u2066-\u2068]/g, /\u2069/g),
    );
  return closed ? undefined : 'must close each embedding and isolate of another direction in its line';
}

function isClosed(line: string, opening: RegExp, closing: RegExp): boolean {
  return (line.match(opening)?.length ?? 0) <= (line.match(closing)?.length ?? 0);
}
