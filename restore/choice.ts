import type { Dataset } from '../ledger/datasets.ts';
import type { RecordClass } from './record-class.ts';

/**
 * How a person wants a copy put back. `ADD` adds the records that are missing, `REPLACE` also puts back those that
 * differ, and `EXACT` also deletes those that the copy does not have.
 */
export type RestoreMode = 'ADD' | 'REPLACE' | 'EXACT';

export interface Choice {
  readonly mode: RestoreMode;
  /** Whether kinds and methods that differ are changed. Missing ones are added in any case, and none is ever deleted. */
  readonly changesMasters: boolean;
}

/** Whether a restore with this choice gives the record the content of the copy. */
export function isTouched(recordClass: RecordClass, dataset: Dataset, { mode, changesMasters }: Choice): boolean {
  const isMaster = dataset.dayAttribute === null;
  switch (recordClass) {
    case 'ADD':
      return true;
    case 'CHANGE':
      return isMaster ? changesMasters : mode !== 'ADD';
    case 'ONLY_HERE':
      return !isMaster && mode === 'EXACT';
    case 'SAME':
      return false;
  }
}
