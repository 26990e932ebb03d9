/** A product or book as the API takes it. */
export interface Goods {
  sku: string;
  path: '/v1/products' | '/v1/books';
  body: object;
}

interface Range {
  category: string;
  prefix: string;
  currency: 'EUR' | 'USD';
  /** What tells the variants of a thing apart. */
  kinds: string[];
  /** Name and price of the cheapest variant in hundredths. */
  things: [string, number][];
  describe(thing: string, kind: string): string;
}

const RANGES: Range[] = [
  {
    category: 'kitchen',
    prefix: 'KIT',
    currency: 'EUR',
    kinds: ['Oak', 'Walnut', 'Steel'],
    things: [
      ['Cutting Board', 2490],
      ['Salad Bowl', 3490],
      ['Rolling Pin', 1790],
      ['Pepper Mill', 2990],
      ['Serving Tray', 3990],
      ['Bread Box', 5490],
      ['Spoon Set', 1290],
      ['Knife Block', 6990],
    ],
    describe: (thing, kind) =>
      `${kind} ${thing.toLowerCase()} for everyday cooking; wipe clean with a damp cloth.`,
  },
  {
    category: 'garden',
    prefix: 'GAR',
    currency: 'EUR',
    kinds: ['Small', 'Medium', 'Large'],
    things: [
      ['Terracotta Pot', 590],
      ['Watering Can', 1490],
      ['Raised Bed', 7990],
      ['Hand Trowel', 990],
      ['Compost Bin', 4490],
      ['Bird House', 2190],
      ['Rain Barrel', 8990],
      ['Trellis', 1890],
    ],
    describe: (thing, kind) => `${thing} in ${kind.toLowerCase()}, made to stay outdoors the whole year.`,
  },
  {
    category: 'audio',
    prefix: 'AUD',
    currency: 'USD',
    kinds: ['Black', 'White', 'Red'],
    things: [
      ['Over-Ear Headphones', 8900],
      ['In-Ear Headphones', 3900],
      ['Bookshelf Speaker', 12900],
      ['Portable Speaker', 5900],
      ['USB Microphone', 7900],
      ['Turntable', 19900],
      ['Clock Radio', 3400],
      ['Headphone Stand', 1900],
    ],
    describe: (thing, kind) =>
      `${thing} with a warm, clear sound, in ${kind.toLowerCase()}. Two years of guarantee.`,
  },
  {
    category: 'office',
    prefix: 'OFF',
    currency: 'EUR',
    kinds: ['Plain', 'Lined', 'Dotted'],
    things: [
      ['Notebook A5', 690],
      ['Notebook A4', 990],
      ['Desk Pad', 1490],
      ['Weekly Planner', 1290],
      ['Index Cards', 390],
      ['Sketch Pad', 1190],
      ['Letter Set', 890],
      ['Wall Calendar', 1590],
    ],
    describe: (thing, kind) => `${thing}, ${kind.toLowerCase()}, on 90 g paper from responsible sources.`,
  },
  {
    category: 'outdoors',
    prefix: 'OUT',
    currency: 'USD',
    kinds: ['Light', 'Trail', 'Alpine'],
    things: [
      ['Backpack', 8900],
      ['Two-Person Tent', 24900],
      ['Sleeping Bag', 12900],
      ['Camping Stove', 5900],
      ['Head Lamp', 3490],
      ['Water Bottle', 1990],
      ['Trekking Poles', 6900],
      ['Rain Jacket', 11900],
    ],
    describe: (thing, kind) =>
      `${thing} of the ${kind} series: light to carry, quick to dry, easy to repair.`,
  },
  {
    category: 'toys',
    prefix: 'TOY',
    currency: 'EUR',
    kinds: ['Fox', 'Bear', 'Whale'],
    things: [
      ['Plush', 1990],
      ['Puzzle', 1490],
      ['Night Light', 2490],
      ['Memory Game', 1290],
      ['Building Blocks', 2990],
      ['Hand Puppet', 1790],
      ['Bath Toy', 890],
      ['Music Box', 2690],
    ],
    describe: (thing, kind) => `${kind} ${thing.toLowerCase()} for children from three years on.`,
  },
];

const BOOKS: [title: string, author: string, isbn12: string][] = [
  ['Pride and Prejudice', 'Jane Austen', '978014143951'],
  ['Emma', 'Jane Austen', '978014143958'],
  ['Jane Eyre', 'Charlotte Brontë', '978014144114'],
  ['Wuthering Heights', 'Emily Brontë', '978014143955'],
  ['Middlemarch', 'George Eliot', '978014143954'],
  ['Great Expectations', 'Charles Dickens', '978014143956'],
  ['Bleak House', 'Charles Dickens', '978014143972'],
  ['Frankenstein', 'Mary Shelley', '978014143947'],
  ['Dracula', 'Bram Stoker', '978014143984'],
  ['The Time Machine', 'H. G. Wells', '978014143997'],
  ['Moby-Dick', 'Herman Melville', '978014243724'],
  ['Walden', 'Henry David Thoreau', '978014039044'],
  ['Little Women', 'Louisa May Alcott', '978014039069'],
  ['Anna Karenina', 'Leo Tolstoy', '978014303500'],
  ['Crime and Punishment', 'Fyodor Dostoevsky', '978014310763'],
  ['Dead Souls', 'Nikolai Gogol', '978014044807'],
  ['Madame Bovary', 'Gustave Flaubert', '978014310649'],
  ['Germinal', 'Émile Zola', '978014044742'],
  ['The Trial', 'Franz Kafka', '978080520999'],
  ['Effi Briest', 'Theodor Fontane', '978014044766'],
];

/** The whole assortment: the same names, prices and stocks on every machine. */
export function demoGoods(): Goods[] {
  return [...RANGES.flatMap(products), ...BOOKS.map(book)];
}

function products(range: Range): Goods[] {
  return range.things.flatMap(([thing, cents], i) =>
    range.kinds.map((kind, k) => {
      const sku = `${range.prefix}-${String(i * range.kinds.length + k + 1).padStart(3, '0')}`;
      const body = {
        sku,
        name: `${kind} ${thing}`,
        description: range.describe(thing, kind),
        category: range.category,
        price: money(range.currency, cents + 10 * Math.round((cents * k) / 40)),
        stock: 5 + ((i * 37 + k * 11) % 120),
      };
      return { sku, path: '/v1/products', body } as const;
    }),
  );
}

function book([title, author, isbn12]: (typeof BOOKS)[number], i: number): Goods {
  const isbn = `${isbn12}${checkDigit(isbn12)}`;
  const description = `${title} by ${author}, unabridged, in paperback.`;
  return {
    sku: isbn,
    path: '/v1/books',
    body: {
      title,
      author,
      isbn,
      description,
      category: 'books',
      price: money('EUR', 890 + 50 * (i % 9)),
      stock: 12 + ((i * 7) % 40),
    },
  };
}

/** google.type.Money as JSON: units are a string, because they are 64 bits. */
function money(currencyCode: string, hundredths: number): object {
  return {
    currencyCode,
    units: String(Math.floor(hundredths / 100)),
    nanos: (hundredths % 100) * 10_000_000,
  };
}

function checkDigit(isbn12: string): number {
  const sum = [...isbn12].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}
