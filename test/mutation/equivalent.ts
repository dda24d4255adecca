import { archiveEquivalents } from './equivalent/archive.ts';
import { functionsEquivalents } from './equivalent/functions.ts';
import { ledgerEquivalents } from './equivalent/ledger.ts';
import type { Mutant } from './mutants-of.ts';

/** Mutants of one file that behave as the source does, all for the same reason. */
export interface Explained {
  readonly file: string;
  /** Why no test can tell the changed source from the original. */
  readonly reason: string;
  readonly changes: readonly Change[];
}

/**
 * `within` is a part of the changed line, or of its first line, as the same words may stand elsewhere in the file. In
 * the other two a line break with what surrounds it is one space.
 */
export type Change = readonly [within: string, original: string, replacement: string];

/** Mutants that were looked at and behave as the source does. */
export const equivalents: readonly Explained[] = [...archiveEquivalents, ...functionsEquivalents, ...ledgerEquivalents];

/** Whether `change`, said of `file`, is about this mutant. */
export function isAbout(file: string, [within, original, replacement]: Change, mutant: Mutant): boolean {
  return (
    mutant.file === file &&
    onOneLine(mutant.original) === original &&
    onOneLine(mutant.replacement) === replacement &&
    mutant.lineText.includes(within)
  );
}

/** True for a mutant that no test can notice. */
export function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some(({ file, changes }) => changes.some((change) => isAbout(file, change, mutant)));
}

function onOneLine(code: string): string {
  return code.replace(/\s+/g, ' ');
}
