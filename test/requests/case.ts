// One row of the table of requests: what is asked, by whom, and what is promised. It is data, so that the same rows run over gRPC,
// over JSON through Envoys of this machine, and against another data plane.
import type { Shape } from '../harness/shape.ts';
import type { Role, World } from './world.ts';

type Message = Record<string, unknown>;

export interface Case {
  /** A sentence. */
  name: string;
  as: Role;
  /** A key of the contract. */
  method: string;
  /** The request message in proto3 JSON; the messages of a stream. */
  request: (world: World) => Message | Message[];
  /** Which HTTP binding of the contract; default 0. */
  binding?: number;
  headers?: (world: World) => Record<string, string>;
  want: Want | ((world: World) => Want);
  /** Only over one of the two, where the other cannot say it. */
  only?: 'json' | 'grpc';
  /** Ask again, up to 20 s, until the answer is as wanted: for what finishes by itself. */
  eventually?: boolean;
  /** Takes from the answer what later rows need. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of all methods pass here
  keep?: (world: World, answer: any) => void;
}

export type Want =
  | { ok: true; body: Shape }
  | {
      ok: false;
      /** As google.rpc.Code names it. */
      code: string;
      /** ErrorInfo.reason; any when left out. */
      reason?: string | undefined;
      /** All fields that must be named, and no others. */
      fields?: string[] | undefined;
      /** A refusal of gateway or sidecar has no details. */
      proxy?: boolean | undefined;
    };

export const ok = (body: Shape = {}): Want => ({ ok: true, body });
export const refused = (code: string, reason?: string): Want => ({ ok: false, code, reason });
export const wrong = (...fields: string[]): Want => ({ ok: false, code: 'INVALID_ARGUMENT', fields });
export const unauthenticated: Want = { ok: false, code: 'UNAUTHENTICATED', proxy: true };
export const denied: Want = { ok: false, code: 'PERMISSION_DENIED', proxy: true };
export const notFound: Want = { ok: false, code: 'NOT_FOUND' };

/** How google.rpc.Code maps to HTTP. */
export const httpStatusOf: Readonly<Record<string, number>> = {
  OK: 200,
  CANCELLED: 499,
  UNKNOWN: 500,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 400,
  ABORTED: 409,
  OUT_OF_RANGE: 400,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
};
