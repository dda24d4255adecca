import type { ConsistencyStatement } from '../../archive/manifest.ts';
import type { ConsistencyLevel, LedgerVersion } from '../../ledger/ledger-version.ts';
import { consistencyBetween, hasMoved } from '../../ledger/ledger-version.ts';

/** The ledger was written to while it was read, and there are repeats and time left to read it again. */
export class LedgerMoved extends Error {
  override readonly name = 'LedgerMoved';
}

interface LedgerFenceOptions {
  readonly read: () => Promise<LedgerVersion>;
  /** Whether the pass may be thrown away when the ledger was written to. */
  readonly mayRepeat: () => boolean;
}

/** Compares the ledger's version before and after one pass. */
export class LedgerFence {
  readonly #options: LedgerFenceOptions;
  readonly #before: LedgerVersion;

  /** Call it before the first page is requested. */
  static async open(options: LedgerFenceOptions): Promise<LedgerFence> {
    return new LedgerFence(options, await options.read());
  }

  private constructor(options: LedgerFenceOptions, before: LedgerVersion) {
    this.#options = options;
    this.#before = before;
  }

  /** Call it after the last read of the pass. Returns the statement for the manifest. Throws LedgerMoved. */
  async close(): Promise<ConsistencyStatement> {
    const after = await this.#options.read();
    if (hasMoved(this.#before, after) && this.#options.mayRepeat()) throw new LedgerMoved();
    const level = consistencyBetween(this.#before, after);
    return { level, statement: statements[level] };
  }
}

const eachPage = 'Each page of each table was read strongly consistent, one after the other.';

const statements: Readonly<Record<ConsistencyLevel, string>> = {
  UNCHANGED_WHILE_READ: `${eachPage} Nothing was written through this application between the first read and the last.`,
  CHANGED_WHILE_READ: `${eachPage} The ledger was written to meanwhile: rows of those writes may be in it or not, each for itself.`,
  EACH_PAGE: `${eachPage} Rows written while the export ran may be in it or not, each for itself.`,
};
