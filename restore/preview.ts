import { parseItem } from '../archive/items/item-json.ts';
import type { Dataset, DatasetName } from '../ledger/datasets.ts';
import { datasets } from '../ledger/datasets.ts';
import type { AccountDir } from '../ledger/kinds.ts';
import { isAccountDir } from '../ledger/kinds.ts';
import type { Layout } from '../ledger/layouts/layout.ts';
import type { Choice } from './choice.ts';
import { isTouched } from './choice.ts';
import type { FieldDifference } from './field-difference.ts';
import { fieldDifferences } from './field-difference.ts';
import { isWritable } from './is-writable.ts';
import type { MergedRecord } from './merge-streams.ts';
import type { MethodMoney } from './money-preview.ts';
import { MoneyPreview, restoreModes } from './money-preview.ts';
import { PlanDigest } from './plan-digest.ts';
import type { RecordClass } from './record-class.ts';
import { classOf } from './record-class.ts';

/** The effect that a restore would have, found before anything is written. */
export interface Preview {
  readonly tables: Readonly<Record<DatasetName, ClassCounts>>;
  /** The first records of each class of each table, but for those that are the same. */
  readonly examples: readonly Example[];
  readonly methods: readonly MethodMoney[];
  readonly slipsWithoutEffect: number;
  /** Kinds whose direction a change of the masters would turn, with the direction in the ledger and in the copy. */
  readonly turnedKinds: readonly TurnedKind[];
  /** For each mode, without and with changed masters: the hash to confirm. */
  readonly hashes: readonly (Choice & { readonly hash: string })[];
  /** Records that no conditional write can express. They are left alone in every mode. */
  readonly unwritable: number;
}

export type ClassCounts = Readonly<Record<RecordClass, number>>;

export interface Example {
  readonly table: DatasetName;
  readonly recordClass: Exclude<RecordClass, 'SAME'>;
  readonly key: string;
  readonly fields: readonly FieldDifference[];
}

export interface TurnedKind {
  readonly kindCode: string;
  readonly here: string | null;
  readonly inCopy: string | null;
}

/** Of each class of each table. */
export const mostExamples = 100;

/**
 * Builds the preview while the streams are merged. The masters come first, since the kinds decide the signs of slips;
 * records of one dataset come in key order.
 */
export class PreviewBuilder {
  readonly #layout: Layout;
  readonly #counts = Object.fromEntries(
    datasets.map(({ name }) => [name, { ADD: 0, CHANGE: 0, SAME: 0, ONLY_HERE: 0 }]),
  ) as Record<DatasetName, Record<RecordClass, number>>;
  readonly #examples: Example[] = [];
  readonly #turnedKinds: TurnedKind[] = [];
  readonly #directionsBefore = new Map<string, AccountDir>();
  readonly #directionsAfter = new Map<string, AccountDir>();
  readonly #money = new MoneyPreview(this.#directionsBefore, this.#directionsAfter);
  readonly #digest = new PlanDigest();
  #unwritable = 0;

  /** @param layout of the ledger's tables, which decides what they can hold */
  constructor(layout: Layout) {
    this.#layout = layout;
  }

  add(dataset: Dataset, record: MergedRecord): void {
    const recordClass = classOf(record.copy, record.before);
    if (recordClass === undefined) return;
    this.#counts[dataset.name][recordClass] += 1;
    if (dataset.name === 'kinds') this.#addKind(record);
    if (dataset.name === 'slips') this.#money.addSlip(record);
    if (dataset.name === 'balances') this.#money.addBalance(record);
    if (recordClass === 'SAME') return;
    if (!isWritable({ dataset, layout: this.#layout }, record)) this.#unwritable += 1;
    this.#digest.add(dataset, record);
    const counted = this.#counts[dataset.name][recordClass];
    if (counted <= mostExamples)
      this.#examples.push({
        table: dataset.name,
        recordClass,
        key: record.key,
        fields: fieldDifferences(record.before, record.copy),
      });
  }

  finish(): Preview {
    return {
      tables: this.#counts,
      examples: this.#examples,
      methods: this.#money.result(),
      slipsWithoutEffect: this.#money.slipsWithoutEffect,
      turnedKinds: this.#turnedKinds,
      hashes: choices.map((choice) => ({ ...choice, hash: this.#digest.of(choice) })),
      unwritable: this.#unwritable,
    };
  }

  #addKind({ key, copy, before }: MergedRecord): void {
    const [here, inCopy] = [directionOf(before?.line), directionOf(copy?.line)];
    if (isAccountDir(here)) this.#directionsBefore.set(key, here);
    const after = before ? here : inCopy;
    if (isAccountDir(after)) this.#directionsAfter.set(key, after);
    if (before && copy && here !== inCopy) this.#turnedKinds.push({ kindCode: key, here, inCopy });
  }
}

const choices: readonly Choice[] = restoreModes.flatMap((mode) => [
  { mode, changesMasters: false },
  { mode, changesMasters: true },
]);

/** How many records a choice writes: the number that a person sees on the button. */
export function writesOf(
  { tables }: Pick<Preview, 'tables'>,
  choice: Choice,
): Readonly<Record<'ADD' | 'CHANGE' | 'ONLY_HERE', number>> {
  const count = (recordClass: 'ADD' | 'CHANGE' | 'ONLY_HERE') =>
    datasets
      .filter((dataset) => isTouched(recordClass, dataset, choice))
      .reduce((sum, { name }) => sum + tables[name][recordClass], 0);
  return { ADD: count('ADD'), CHANGE: count('CHANGE'), ONLY_HERE: count('ONLY_HERE') };
}

function directionOf(line: string | undefined): string | null {
  return line === undefined ? null : (parseItem(line)['account_dir']?.S ?? null);
}
