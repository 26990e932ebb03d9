// E-mail addresses, compared by what people see of them.
import { domainToASCII, domainToUnicode } from 'node:url';
import { holdsInvisible } from './text.ts';

const LOCAL_PART = /^[^@"(),:;<>[\\\]]{1,64}$/u;
const A_LABEL = /(?:^|\.)xn--/i;
const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** An address as it is kept: what stands before the @ in NFC, and a domain beyond ASCII as DNS has it (A-labels). Undefined for what is none. */
export function parseEmail(value: string): string | undefined {
  // Input methods of East Asia write these for @.
  const text = value.replace(/[\uff20\ufe6b]/g, '@');
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at).normalize('NFC'), parseDomain(text.slice(at + 1))];
  if (at < 1 || domain === undefined) return undefined;
  if (!LOCAL_PART.test(local) || !local.isWellFormed() || holdsInvisible(local)) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= 254 ? address : undefined;
}

/** What two addresses are the same account by: width, composition and case do not count, although mail servers may look at them. */
export function emailKey(address: string): string {
  // The two small sigmas are one letter, of which toLowerCase() chooses by its place in the word.
  return address.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
}

function parseDomain(text: string): string | undefined {
  if (!text.isWellFormed() || holdsInvisible(text)) return undefined;
  const given = text.normalize('NFKC');
  // What else is ASCII means something in a URL, where domainToASCII() looks for the domain.
  if (/[^A-Za-z0-9.\u0080-\u{10ffff}-]/u.test(given)) return undefined;
  const domain = /[\u0080-\u{10ffff}]/u.test(given) ? domainToASCII(given) : given;
  // An A-label of no name stays what it is.
  if (A_LABEL.test(domain) && A_LABEL.test(domainToUnicode(domain))) return undefined;
  return DOMAIN.test(domain) ? domain : undefined;
}
