import type { LinkProblem } from './try-link.ts';

/**
 * The result of one download: the browser has the file, the file no longer exists, or the storage did not return it.
 */
export type DownloadOutcome =
  | { readonly kind: 'started' | 'gone' }
  | { readonly kind: 'refused'; readonly problem: LinkProblem };

export interface FileSource {
  /** A fresh link. Null when the export or its file does not exist or no longer exists. Throws the API's error. */
  readonly freshLink: () => Promise<string | null>;
  readonly tryLink: (url: string) => Promise<LinkProblem | undefined>;
  readonly handOver: (url: string) => void;
}

/**
 * Tries a link before the browser follows it, and once more with a fresh link. The first link may have expired, or the
 * storage may fail for a moment.
 *
 * @param pushed a link that came with the event, to be tried first.
 * @throws the error of `freshLink`.
 */
export async function fetchFile(
  { freshLink, tryLink, handOver }: FileSource,
  pushed: string | null,
): Promise<DownloadOutcome> {
  const first = pushed ?? (await freshLink());
  if (first === null) return { kind: 'gone' };
  if ((await tryLink(first)) === undefined) {
    handOver(first);
    return { kind: 'started' };
  }
  const second = await freshLink();
  if (second === null) return { kind: 'gone' };
  const problem = await tryLink(second);
  if (problem !== undefined) return { kind: 'refused', problem };
  handOver(second);
  return { kind: 'started' };
}
