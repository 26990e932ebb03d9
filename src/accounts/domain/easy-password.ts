// Passwords that are guessed first: the common ones, and what everybody knows of their owner, in the disguises that people give them.
// NIST SP 800-63B asks for such a list, and for no rule about which kinds of characters a password has.
import { isCommon } from './common-passwords.ts';

/** What is known of who chooses a password; '' for what they do not have. */
export interface Owner {
  readonly email: string;
  readonly username: string;
  readonly fullName: string;
}

export interface Ease {
  readonly reason: 'PASSWORD_COMMON' | 'PASSWORD_IS_EMAIL' | 'PASSWORD_IS_USERNAME' | 'PASSWORD_IS_NAME';
  readonly description: string;
}

/** So many digits and signs before and behind a word, together, are a disguise. */
const MOST_AROUND = 6;
/** What is repeated and not longer than this is no more than it is once. */
const LONGEST_UNIT = 4;

/** Why a password is too easy to guess; undefined when it is not. */
export function easeOf(password: string, owner: Owner): Ease | undefined {
  const forms = formsOf(password);
  const words = wordsOf(owner);
  for (const form of forms) {
    const word = consistsOf(form, words);
    if (word) return { reason: word.reason, description: word.description };
  }
  const common = forms.some((form) => isCommon(form) || isSequence(form) || isRepeated(form));
  return common ? COMMON : undefined;
}

const COMMON: Ease = {
  reason: 'PASSWORD_COMMON',
  description: 'is too common: choose one that nobody else would',
};

/** A password without its disguises: capitals, accents, separators, digits and signs around it, and signs that stand for letters. */
function formsOf(password: string): string[] {
  const folded = fold(password);
  const bare = withoutAround(folded);
  const worded = [folded, bare].flatMap((text) => ['i', 'l'].map((one) => withLetters(text, one)));
  const all = [folded, bare, ...worded, ...worded.map(withoutAround)];
  return [...new Set([...all, ...all.map(lettersAndDigits)])].filter((form) => form !== '');
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function withoutAround(text: string): string {
  const [, before = '', word = '', behind = ''] = /^(\P{L}*)(.*?)(\P{L}*)$/su.exec(text) ?? [];
  return before.length + behind.length <= MOST_AROUND ? word : text;
}

const LETTERS: Readonly<Record<string, string>> = {
  '@': 'a',
  4: 'a',
  8: 'b',
  '(': 'c',
  3: 'e',
  6: 'g',
  9: 'g',
  0: 'o',
  $: 's',
  5: 's',
  7: 't',
  '+': 't',
  2: 'z',
};

/** Signs as the letters that they look like; 1, ! and | are an i or an l. */
function withLetters(text: string, one: string): string {
  return text.replace(/[1!|]/g, one).replace(/[@483690$57+2(]/g, (sign) => LETTERS[sign]!);
}

/** Such as abcdefgh or 87654321. */
function isSequence(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0)!);
  const step = codes[1]! - codes[0]!;
  return Math.abs(step) === 1 && codes.every((code, i) => i === 0 || code - codes[i - 1]! === step);
}

/** The same again and again, such as aaaaaaaa, or passwordpassword. */
function isRepeated(text: string): boolean {
  const length = `${text}${text}`.indexOf(text, 1);
  if (length === text.length) return false;
  const unit = text.slice(0, length);
  return Array.from(unit).length <= LONGEST_UNIT || isCommon(unit);
}

interface Word extends Ease {
  readonly text: string;
}

/** All that a password may not be made of, the longest first: each as a whole and in its parts. */
function wordsOf({ email, username, fullName }: Owner): Word[] {
  const kinds: [text: string, ease: Ease][] = [
    [email, { reason: 'PASSWORD_IS_EMAIL', description: 'must not be the e-mail address or a part of it' }],
    [username, { reason: 'PASSWORD_IS_USERNAME', description: 'must not be the username' }],
    [fullName, { reason: 'PASSWORD_IS_NAME', description: 'must not be the name' }],
  ];
  return kinds
    .flatMap(([text, ease]) => partsOf(fold(text)).map((part) => ({ ...ease, text: part })))
    .sort((a, b) => b.text.length - a.text.length);
}

function partsOf(text: string): string[] {
  const local = text.slice(0, Math.max(0, text.lastIndexOf('@')));
  const wholes = [text, local].flatMap((whole) => [whole, lettersAndDigits(whole)]);
  const parts = (local || text).split(/[^\p{L}\p{N}]+/u);
  return [...new Set([...wholes, ...parts])].filter((part) => part !== '');
}

/** The longest word of a password that is nothing but such words, apart from a few digits and signs; undefined for any other one. */
function consistsOf(form: string, words: readonly Word[]): Word | undefined {
  let rest = form;
  let longest: Word | undefined;
  for (const word of words) {
    // What stood apart must not become a word by what is taken out between.
    const left = rest.replaceAll(word.text, '\n');
    if (left !== rest) longest ??= word;
    rest = left;
  }
  const isLeft = /\p{L}/u.test(rest) || rest.replaceAll('\n', '').length > MOST_AROUND;
  return isLeft ? undefined : longest;
}
