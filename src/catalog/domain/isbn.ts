/**
 * The thirteen digits of an ISBN-10 or ISBN-13, or undefined when a check digit is wrong. People write it with any hyphen or blank between
 * its groups, with "ISBN", "ISBN-13:" or "urn:isbn:" in front, in full width, and copy what cannot be seen along with it.
 */
export function parseIsbn(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\p{Pd}\u2043\u2212]/gu, '-')
    .trim()
    .replace(/^(?:urn:)?e?-?isbn(?:[- ]?1[03](?![0-9]))?\s*[-:=]?\s*/i, '');
  // One hyphen or blank, or a hyphen between blanks, and between digits only.
  if (!/^[0-9](?:(?:\s?-)?\s?[0-9]){8,11}(?:\s?-)?\s?[0-9Xx]$/.test(plain)) return undefined;
  const digits = plain.replace(/[-\s]/g, '').toUpperCase();
  if (digits.length === 13) return isIsbn13(digits) ? digits : undefined;
  return digits.length === 10 && isIsbn10(digits) ? fromIsbn10(digits) : undefined;
}

function isIsbn13(digits: string): boolean {
  return /^97[89][0-9]{10}$/.test(digits) && checkDigit13(digits) === digits[12];
}

/** Weights 10 to 1, the sum divisible by 11; X is ten. */
function isIsbn10(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (10 - i) * (digits[i] === 'X' ? 10 : Number(digits[i]));
  return sum % 11 === 0;
}

function fromIsbn10(digits: string): string {
  const twelve = `978${digits.slice(0, 9)}`;
  return twelve + checkDigit13(twelve);
}

/** Of the first twelve digits, weighted 1 and 3 in turn. */
function checkDigit13(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += (i % 2 === 0 ? 1 : 3) * Number(digits[i]);
  return String((10 - (sum % 10)) % 10);
}
