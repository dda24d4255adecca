import type { Dataset } from '../ledger/datasets.ts';
import { datasets } from '../ledger/datasets.ts';
import type { Choice } from './choice.ts';
import { isTouched } from './choice.ts';
import type { RecordClass } from './record-class.ts';

/** One walk through the merge of some tables, for the records of some classes. */
export interface Pass {
  readonly datasets: readonly Dataset[];
  readonly classes: readonly RecordClass[];
}

export type Direction = 'APPLY' | 'UNDO';

/**
 * The walks of a restore, in order: masters, additions, changes, and deletions last, so that a restore that stops half
 * way has taken nothing away. An undo walks back: deleted records return first, and added masters go last, since slips
 * name them.
 */
export function passesOf(direction: Direction, choice: Choice): readonly Pass[] {
  const order: readonly Pass[] = [
    { datasets: masters, classes: ['ADD', 'CHANGE'] },
    { datasets: dated, classes: ['ADD'] },
    { datasets: dated, classes: ['CHANGE'] },
    { datasets: dated, classes: ['ONLY_HERE'] },
  ];
  const passes = order.filter((pass) =>
    pass.classes.some((recordClass) => pass.datasets.some((dataset) => isTouched(recordClass, dataset, choice))),
  );
  return direction === 'APPLY' ? passes : passes.toReversed();
}

const masters = datasets.filter(({ dayAttribute }) => dayAttribute === null);
const dated = datasets.filter(({ dayAttribute }) => dayAttribute !== null);
