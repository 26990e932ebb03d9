// The filter of ListUsers, a subset of AIP-160: comparisons joined by AND.
//
//   email = "ada@example.com" AND roles : "staff" AND create_time >= "2026-01-01T00:00:00Z"
//
// Values may be quoted by " or ' (a backslash escapes), or stand bare when they hold no space, quote, parenthesis or operator.
import { parseEmail } from '../../runtime/email.ts';
import { isRole, ROLES, type Role } from './roles.ts';

export type TimeOperator = '>' | '>=' | '<' | '<=';

/** All of it must hold; absent means any. */
export interface UserFilter {
  email?: string;
  username?: string;
  /** Each is contained in the full name. */
  nameParts: string[];
  roles: Role[];
  createTime: Partial<Record<TimeOperator, Date>>;
}

/** A filter that cannot be understood; the message continues "filter …". */
export class FilterError extends Error {}

/** Longest filter, in characters. */
const LONGEST = 1_000;

const OPERATORS: Record<string, readonly string[]> = {
  email: ['='],
  username: ['='],
  full_name: [':'],
  roles: [':'],
  create_time: ['>', '>=', '<', '<='],
};
/** JSON clients know the fields by these names. */
const JSON_NAMES: Record<string, string> = { fullName: 'full_name', createTime: 'create_time' };

const RFC3339 = /^\d{4}-\d{2}-\d{2}T(?!24)\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;

/** Reads a filter; an empty one lets everybody pass. Throws FilterError. */
export function parseUserFilter(given: string): UserFilter {
  const text = given.normalize('NFC');
  if (text.length > LONGEST) throw new FilterError(`must have at most ${LONGEST} characters`);
  if (text.includes('\u0000') || !text.isWellFormed())
    throw new FilterError('must be valid text without NUL');
  const filter: UserFilter = { nameParts: [], roles: [], createTime: {} };
  const tokens = tokenize(text);
  for (let at = 0; at < tokens.length; at += 3) {
    if (at > 0) expectAnd(tokens[at++]!);
    addComparison(filter, tokens[at], tokens[at + 1], tokens[at + 2]);
  }
  return filter;
}

interface Token {
  kind: 'word' | 'quoted' | 'operator';
  text: string;
}

function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\s*(?:(?<operator>>=|<=|!=|[=:<>])|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<word>[^\s"'()=:<>!]+))/suy;
  const end = filter.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(filter)?.groups;
    if (!groups) throw new FilterError(`cannot be read at character ${from + 1}`);
    const quoted = groups.double ?? groups.single;
    if (groups.operator !== undefined) tokens.push({ kind: 'operator', text: groups.operator });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/gsu, '$1') });
    else tokens.push({ kind: 'word', text: groups.word! });
  }
  return tokens;
}

function expectAnd(token: Token): void {
  if (token.kind === 'word' && token.text === 'AND') return;
  throw new FilterError(`must join comparisons by AND, not by ${JSON.stringify(token.text)}`);
}

function addComparison(filter: UserFilter, left?: Token, operator?: Token, right?: Token): void {
  const name =
    left?.kind === 'word' ? (Object.hasOwn(JSON_NAMES, left.text) ? JSON_NAMES[left.text]! : left.text) : '';
  if (!Object.hasOwn(OPERATORS, name)) {
    throw new FilterError(`must compare ${Object.keys(OPERATORS).join(', ')}, each with a value`);
  }
  const operators = OPERATORS[name]!;
  if (operator?.kind !== 'operator' || !operators.includes(operator.text)) {
    throw new FilterError(`must compare ${name} by ${operators.join(', ')}`);
  }
  if (right === undefined || right.kind === 'operator') throw new FilterError(`lacks a value for ${name}`);
  const value = right.text;
  switch (name) {
    case 'email':
    case 'username':
      if (filter[name] !== undefined) throw new FilterError(`must compare ${name} once`);
      // What is no address is nobody's.
      filter[name] = name === 'email' ? (parseEmail(value) ?? value) : value;
      break;
    case 'full_name':
      filter.nameParts.push(value);
      break;
    case 'roles':
      if (!isRole(value)) throw new FilterError(`must compare roles with one of ${ROLES.join(', ')}`);
      filter.roles.push(value);
      break;
    case 'create_time': {
      const by = operator.text as TimeOperator;
      if (filter.createTime[by] !== undefined)
        throw new FilterError(`must compare create_time by ${by} once`);
      filter.createTime[by] = time(value);
    }
  }
}

function time(value: string): Date {
  const date = new Date(RFC3339.test(value) && isDay(value.slice(0, 10)) ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) {
    // A bare time would be cut at its colons, which are operators.
    throw new FilterError(
      'must compare create_time with a quoted RFC 3339 time, such as "2026-01-31T12:00:00Z"',
    );
  }
  return date;
}

/** A Date takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
