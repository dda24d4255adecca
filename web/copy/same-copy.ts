import type { OpenedCopy, Verdict } from './opened-copy.ts';

/**
 * For each copy the place of the one that stands for it: itself, or another that is the same copy. The same zip twice, or
 * a zip and the folder it was unpacked into, are one copy. The one that is whole stands for the others.
 */
export function sameCopies(copies: readonly Pick<OpenedCopy, 'about' | 'files' | 'verdict'>[]): readonly number[] {
  const byManifest = new Map<string, number>();
  const keys = copies.map(({ about, files }) =>
    JSON.stringify([about.exportId, about.owner, files.map(({ name, sha256 }) => [name, sha256])]),
  );
  for (const [place, key] of keys.entries()) {
    const known = byManifest.get(key);
    if (known === undefined || rankOf(copies[place]) < rankOf(copies[known])) byManifest.set(key, place);
  }
  return keys.map((key, place) => byManifest.get(key) ?? place);
}

const ranks: Readonly<Record<Verdict, number>> = { good: 0, 'csv-changed': 1, damaged: 2 };
const rankOf = (copy: Pick<OpenedCopy, 'verdict'> | undefined): number => (copy ? ranks[copy.verdict] : Infinity);
