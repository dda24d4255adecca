import type { Chosen } from './copy-files.ts';
import type { OpenOptions } from './open-copy.ts';
import { openCopy } from './open-copy.ts';
import type { OpenedCopy } from './opened-copy.ts';

/** For tests: a zip as a person chooses it. */
export const chosenZip = (zip: Uint8Array): readonly Chosen[] => [
  { file: new File([new Uint8Array(zip)], 'copy.zip'), path: 'copy.zip' },
];

/** For tests: files as a person chooses a folder. */
export const chosenFolder = (files: Readonly<Record<string, string | Uint8Array>>): readonly Chosen[] =>
  Object.entries(files).map(([path, content]) => ({
    file: new File([typeof content === 'string' ? content : new Uint8Array(content)], path),
    path,
  }));

/** For tests: opens a copy without progress and pauses. */
export function openFully(chosen: readonly Chosen[], options: Partial<OpenOptions> = {}): Promise<OpenedCopy> {
  return openCopy({ chosen, years: null, onProgress: () => undefined, breathe: () => undefined, ...options });
}
