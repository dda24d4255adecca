import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import type { DownloadOutcome, FileSource } from './fetch-file.ts';
import { fetchFile } from './fetch-file.ts';
import type { OncePerBrowser } from './once-per-browser.ts';
import type { LinkProblem } from './try-link.ts';

/** How the download of one export stands in this tab. */
export type DownloadState =
  | { readonly kind: 'idle' | 'asking' | 'started' | 'gone' }
  /** The storage did not give the file. */
  | { readonly kind: 'refused'; readonly problem: LinkProblem }
  /** The API did not give a link; what it threw. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Downloads {
  readonly states: Cell<ReadonlyMap<string, DownloadState>>;
  /** At a click. */
  readonly fetch: (id: string) => Promise<void>;
  /**
   * By itself, once for all tabs of the browser. An export that was not handed over stays awaited: {@link Downloads.again} tries it again.
   *
   * @param pushed the link that came with the event, if one did.
   */
  readonly fetchAwaited: (id: string, pushed: string | null) => Promise<void>;
  /** Tries again what is awaited and was not handed over; when the network is back, say. */
  readonly again: () => void;
  /** A person pressed Export: browsers then let one more download begin by itself. */
  readonly pressed: () => void;
}

interface Needs {
  /** Where the file of an export comes from. */
  readonly sourceOf: (id: string) => FileSource;
  readonly once: OncePerBrowser;
  /** The export is awaited no more. */
  readonly settled: (id: string) => void;
}

/** The downloads of this tab. */
export function createDownloads({ sourceOf, once, settled }: Needs): Downloads {
  const states = createCell<ReadonlyMap<string, DownloadState>>(new Map());
  /** Tried by themselves, and not handed over. */
  const unfinished = new Set<string>();
  // Browsers ask a person before a second download that began without a press; only the first finished copy begins by itself.
  let mayBegin = true;

  const note = (id: string, state: DownloadState) => states.set(new Map([...states.get(), [id, state]]));
  const stateOf = (id: string): DownloadState => states.get().get(id) ?? { kind: 'idle' };

  async function attempt(id: string, pushed: string | null): Promise<boolean> {
    note(id, { kind: 'asking' });
    let outcome: DownloadOutcome;
    try {
      outcome = await fetchFile(sourceOf(id), pushed);
    } catch (error) {
      note(id, { kind: 'failed', error });
      return false;
    }
    note(id, outcome);
    return isDone(outcome);
  }

  async function fetchAwaited(id: string, pushed: string | null): Promise<void> {
    if (!mayBegin) {
      settled(id);
      return;
    }
    mayBegin = false;
    // Added before, so that a run which does not settle it leaves it there.
    unfinished.add(id);
    const ran = await once.run(id, () => attempt(id, pushed));
    if (!ran || isDone(stateOf(id))) {
      unfinished.delete(id);
      settled(id);
    }
    if (stateOf(id).kind !== 'started') mayBegin = true;
  }

  return {
    states,
    async fetch(id) {
      if (stateOf(id).kind === 'asking') return;
      if (!(await attempt(id, null))) return;
      unfinished.delete(id);
      once.note(id);
      settled(id);
    },
    fetchAwaited,
    again() {
      for (const id of unfinished) if (stateOf(id).kind !== 'asking') void fetchAwaited(id, null);
    },
    pressed: () => void (mayBegin = true),
  };
}

/** There is nothing more to be done by itself: the browser has it, or nobody has it any more. */
function isDone({ kind }: DownloadState): boolean {
  return kind === 'started' || kind === 'gone';
}
