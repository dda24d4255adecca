import type { LinkProblem } from './try-link.ts';

/** What became of one download: the browser has it, there is no file any more, or the storage did not give it. */
export type DownloadOutcome =
  | { readonly kind: 'started' | 'gone' }
  | { readonly kind: 'refused'; readonly problem: LinkProblem };

export interface FileSource {
  /** A fresh link; null when there is no export, or no file of it, any more. Throws what the API throws. */
  readonly freshLink: () => Promise<string | null>;
  readonly tryLink: (url: string) => Promise<LinkProblem | undefined>;
  readonly handOver: (url: string) => void;
}

/**
 * Tries a link before the browser follows it, and once more with a fresh one: a link can be too old, or the storage have a bad moment.
 *
 * @param pushed a link that came with the event, to be tried first.
 * @throws what `freshLink` throws.
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
