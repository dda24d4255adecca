import type { Mutant } from './mutants-of.ts';

interface Equivalent extends Pick<Mutant, 'file' | 'original' | 'replacement'> {
  /** Why no test can tell the two apart. */
  readonly reason: string;
}

/** Mutants that were looked at and behave as the source does. */
const equivalents: readonly Equivalent[] = [];

/** Why a mutant cannot be noticed; undefined for one that should be. */
export function equivalentReason({ file, original, replacement }: Mutant): string | undefined {
  return equivalents.find((one) => one.file === file && one.original === original && one.replacement === replacement)
    ?.reason;
}
