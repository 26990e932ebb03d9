import { PlazaError, toRichStatus } from '../../runtime/errors.ts';
import { type ClaimedOperation, claimOperation } from '../db/claim-operation.ts';
import { endOperation } from '../db/end-operation.ts';
import { releaseOperation } from '../db/release-operation.ts';
import { type ImportDeps, importCsv, LEASE_MS } from './import-csv.ts';

export interface ImportWorker {
  /** There may be an import to take up. */
  wake(): void;
  /** Ends after the batch that is being written; another replica goes on. */
  stop(): Promise<void>;
}

/** The backstop: an import whose worker was killed waits for this and the lease. */
const POLL_MS = 1_000;

/** An import that comes no further in this many attempts never will; at one a lease this is about a minute. */
const MAX_ATTEMPTS = 20;

/** Works on imports one after the other. Each replica has one; what it leaves unfinished, even by its death, another takes up. */
export function startImportWorker(deps: ImportDeps): ImportWorker {
  const { db, log, fault } = deps;
  let stopped = false;
  let woken = Promise.withResolvers<void>();
  const running = run();

  async function run(): Promise<void> {
    while (!stopped) {
      const found = await takeUp().catch((err) => {
        log.warn({ err }, 'an import stopped; it is taken up again');
        return false;
      });
      if (!found && !stopped) await rest();
    }
  }

  async function takeUp(): Promise<boolean> {
    const operation = await claimOperation(db, LEASE_MS);
    if (!operation) return false;
    fault('catalog.import.claimed');
    if (operation.attempts > MAX_ATTEMPTS) await giveUp(operation);
    else if (!(await importCsv(deps, operation, () => stopped))) await releaseOperation(db, operation.id);
    return true;
  }

  async function giveUp({ id, request_id }: ClaimedOperation): Promise<void> {
    const error = PlazaError.from(new Error(`operation ${id} came no further in ${MAX_ATTEMPTS} attempts`));
    log.error({ err: error.cause, request_id }, 'an import has failed');
    await endOperation(db, id, 'FAILED', toRichStatus(error, request_id, new Date()).serializeBinary());
    deps.advanced(id);
  }

  async function rest(): Promise<void> {
    const timer = setTimeout(() => woken.resolve(), POLL_MS * (0.9 + Math.random() * 0.2));
    await woken.promise;
    clearTimeout(timer);
    woken = Promise.withResolvers();
  }

  return {
    wake: () => woken.resolve(),
    async stop() {
      stopped = true;
      woken.resolve();
      await running;
    },
  };
}
