import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import type { Dataset } from '../ledger/datasets.ts';
import type { Choice } from './choice.ts';
import { isTouched } from './choice.ts';
import type { MergedRecord } from './merge-streams.ts';
import { classOf } from './record-class.ts';

/**
 * The hash of every write that a choice would make. A person confirms it, and a run that would write anything else does
 * not begin. Records that the choice leaves alone may change without changing the hash.
 */
export class PlanDigest {
  readonly #parts = new Map<string, { readonly dataset: Dataset; readonly recordClass: TouchedClass; hash: Hash }>();

  /** Call it for every record of the merge, dataset by dataset, in key order. */
  add(dataset: Dataset, { key, copy, before }: MergedRecord): void {
    const recordClass = classOf(copy, before);
    if (recordClass === undefined || recordClass === 'SAME') return;
    const name = `${dataset.name} ${recordClass}`;
    const part = this.#parts.get(name) ?? { dataset, recordClass, hash: createHash('sha256') };
    this.#parts.set(name, part);
    // JSON keeps the three apart, whatever they contain.
    part.hash.update(JSON.stringify([key, before?.line ?? null, copy?.line ?? null]));
  }

  /** SHA-256 in lower-case hex. The same for two choices that would write the same. */
  of(choice: Choice): string {
    const plan = createHash('sha256');
    for (const name of [...this.#parts.keys()].sort()) {
      const part = this.#parts.get(name);
      if (part && isTouched(part.recordClass, part.dataset, choice))
        plan.update(`${name} ${part.hash.copy().digest('hex')}\n`);
    }
    return plan.digest('hex');
  }
}

type TouchedClass = 'ADD' | 'CHANGE' | 'ONLY_HERE';
