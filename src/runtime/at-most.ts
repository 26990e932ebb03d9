import { resourceExhausted } from './errors.ts';

/**
 * Hands a stream of requests on, and ends with RESOURCE_EXHAUSTED at the one that is too many: whoever sends without end is told so, and does
 * not hold a call for as long as its deadline lets it.
 */
export async function* atMost<T>(
  most: number,
  requests: AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  let count = 0;
  for await (const request of requests) {
    if (++count > most)
      throw resourceExhausted(
        'TOO_MANY_MESSAGES',
        `A stream of this method has at most ${most} messages. Send the others in another one.`,
        { limit: String(most) },
      );
    yield request;
  }
}
