// The four shapes of a handler, and how a service's handlers are tied to its generated definition.
//
//   implement(catalogGrpc.CatalogService, { getProduct: getProduct(db), searchProducts: searchProducts(db), … })
//
// The compiler asks for every method, with the request and reply of the definition.
import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import type { Call } from './call.ts';

/** A Buffer is an already encoded reply, sent as it is. */
export type Unary<Q, R> = (request: Q, call: Call) => Promise<R | Buffer>;
/** Encoded replies that are there at once, few and small: between them nobody asks whether the client reads. */
export type Burst = readonly Buffer[];
/** Written with back-pressure; ended UNAVAILABLE when the service stops, and return()ed when the client is gone. */
export type ServerStream<Q, R> = (request: Q, call: Call) => AsyncIterable<R | Buffer | Burst>;
export type ClientStream<Q, R> = (requests: AsyncIterable<Q>, call: Call) => Promise<R | Buffer>;
export type Bidi<Q, R> = (requests: AsyncIterable<Q>, call: Call) => AsyncIterable<R | Buffer | Burst>;

type Streams<Q extends boolean, R extends boolean> = { requestStream: Q; responseStream: R };

export type HandlerOf<M> =
  M extends MethodDefinition<infer Q, infer R>
    ? M extends Streams<false, false>
      ? Unary<Q, R>
      : M extends Streams<false, true>
        ? ServerStream<Q, R>
        : M extends Streams<true, false>
          ? ClientStream<Q, R>
          : Bidi<Q, R>
    : never;

/** The names of the methods themselves: a generated definition also has an index signature. */
export type MethodNames<D> = keyof {
  [K in keyof D as string extends K ? never : number extends K ? never : K]: true;
};

export type HandlersOf<D> = { readonly [K in MethodNames<D> & keyof D]: HandlerOf<D[K]> };

/** A handler whose types the definition has already checked. */
export type AnyHandler = (request: never, call: Call) => unknown;

export interface Service {
  /** 'plaza.catalog.v1.Catalog' */
  readonly name: string;
  readonly definition: ServiceDefinition;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** Methods whose requests are pieces of one upload: their handlers count the whole, and a piece may be all of it. */
  readonly uploads: readonly string[];
}

export function implement<D extends ServiceDefinition>(
  definition: D,
  handlers: HandlersOf<D>,
  uploads: readonly (MethodNames<D> & string)[] = [],
): Service {
  const [method] = Object.values(definition) as MethodDefinition<unknown, unknown>[];
  const name = method!.path.split('/')[1]!;
  return { name, definition, handlers: handlers as unknown as Record<string, AnyHandler>, uploads };
}
