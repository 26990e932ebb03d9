import { sessionCases, signUpCases, userCases } from './cases-accounts.ts';
import { bookCases } from './cases-books.ts';
import { productCases } from './cases-catalog.ts';
import { opsCases } from './cases-ops.ts';
import { orderCases } from './cases-orders.ts';
import { searchCases } from './cases-search.ts';
import { flowCases, importCases, roomCases, wrongCases } from './cases-streams.ts';
import { textCases } from './cases-text.ts';

/** Every method, in an order in which later rows find what earlier ones made. */
export const table = {
  'signing up': signUpCases,
  sessions: sessionCases,
  users: userCases,
  products: productCases,
  books: bookCases,
  searches: searchCases,
  'orders and payments': orderCases,
  ops: opsCases,
  rooms: roomCases,
  imports: importCases,
  'what flows': flowCases,
  'what is wrong': wrongCases,
  'text and money': textCases,
};
