import { archiveEquivalents } from './equivalent/archive.ts';
import { functionsEquivalents } from './equivalent/functions.ts';
import { ledgerEquivalents } from './equivalent/ledger.ts';
import { localAwsEquivalents } from './equivalent/local-aws.ts';
import { resolverEquivalents } from './equivalent/resolvers.ts';
import type { Change, Explained } from './explained.ts';
import type { Mutant } from './mutants-of.ts';

/** Reviewed mutants that behave like the source. */
export const equivalents: readonly Explained[] = [
  ...archiveEquivalents,
  ...functionsEquivalents,
  ...ledgerEquivalents,
  ...localAwsEquivalents,
  ...resolverEquivalents,
];

/** True when `change` of `file` describes this mutant. */
export function isAbout(file: string, [within, original, replacement, becomes = '']: Change, mutant: Mutant): boolean {
  return (
    mutant.file === file &&
    onOneLine(mutant.original) === original &&
    onOneLine(mutant.replacement) === replacement &&
    mutant.lineText.includes(within) &&
    (mutant.mutatedText.split('\n')[mutant.line - 1] ?? '').includes(becomes)
  );
}

/** True for a mutant that no test can notice. */
export function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some(({ file, changes }) => changes.some((change) => isAbout(file, change, mutant)));
}

function onOneLine(code: string): string {
  return code.replace(/\s+/g, ' ');
}
