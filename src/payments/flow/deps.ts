import type { Database } from '../../runtime/database.ts';
import type { Fault } from '../faults.ts';
import type { PaymentFigures } from '../figures.ts';
import type { PaymentProvider } from '../provider/provider.ts';

/** What every way of moving money needs. */
export interface Deps {
  readonly db: Database;
  readonly provider: PaymentProvider;
  /** Call it after the commit of a transaction that appended events. */
  readonly wakeRelay: () => void;
  readonly figures: PaymentFigures;
  readonly fault: Fault;
}
