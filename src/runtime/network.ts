// Where somebody calls from, as far as it tells one caller from another. What is counted by address is counted by this.

/**
 * An address of IPv4 as it is, and of IPv6 its first 64 bits, since a household or a server has all the addresses behind them. What is no
 * address is the network ''.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  const groups = groupsOf(address).slice(0, 4);
  const isAddress = groups.length === 4 && groups.every((group) => /^[0-9a-f]{1,4}$/.test(group));
  return isAddress ? `${groups.join(':')}::/64` : '';
}

/** The eight groups of an address of IPv6, without zeros in front; of one that ends as IPv4 the last two are of no account here. */
function groupsOf(address: string): string[] {
  const [head, tail] = address.toLowerCase().replace(/%.*$/, '').split('::') as [string, string | undefined];
  const read = (part: string | undefined) => (part ? part.split(':') : []);
  const [front, back] = [read(head), read(tail)];
  const length = back.at(-1)?.includes('.') ? back.length + 1 : back.length;
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - front.length - length)).fill('0');
  return [...front, ...zeros, ...back].map((group) => group.replace(/^0+(?=.)/, ''));
}
