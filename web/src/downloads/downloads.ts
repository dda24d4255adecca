import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import type { DownloadOutcome, FileSource } from './fetch-file.ts';
import { fetchFile } from './fetch-file.ts';
import type { OncePerBrowser } from './once-per-browser.ts';
import type { LinkProblem } from './try-link.ts';

/** The state of one export's download in this tab. */
export type DownloadState =
  | { readonly kind: 'idle' | 'asking' | 'started' | 'gone' }
  /** The storage did not return the file. */
  | { readonly kind: 'refused'; readonly problem: LinkProblem }
  /** The API did not return a link. `error` is its error. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Downloads {
  readonly states: Cell<ReadonlyMap<string, DownloadState>>;
  /** Downloads at a click. */
  readonly fetch: (id: string) => Promise<void>;
  /**
   * Downloads automatically, once for all tabs of the browser. An export that was not handed over stays awaited, and
   * {@link Downloads.again} tries it again.
   *
   * @param pushed the link that came with the event, if there was one.
   */
  readonly fetchAwaited: (id: string, pushed: string | null) => Promise<void>;
  /** Tries the awaited exports that were not handed over again, for example when the network is back. */
  readonly again: () => void;
  /** A person pressed Export. Browsers then let one more download start automatically. */
  readonly pressed: () => void;
}

interface Needs {
  /** The source of an export's file. */
  readonly sourceOf: (id: string) => FileSource;
  readonly once: OncePerBrowser;
  /** Called when the export is no longer awaited. */
  readonly settled: (id: string) => void;
}

/** The downloads of this tab. */
export function createDownloads({ sourceOf, once, settled }: Needs): Downloads {
  const states = createCell<ReadonlyMap<string, DownloadState>>(new Map());
  /** Exports that were tried automatically, and not handed over. */
  const unfinished = new Set<string>();
  // Browsers ask a person before a second download that started without a click. Only the first finished copy starts
  // automatically.
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
    // Added first, so that the id stays when the run does not settle the export.
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

/** Nothing more can be done automatically: the browser has the file, or the file no longer exists. */
function isDone({ kind }: DownloadState): boolean {
  return kind === 'started' || kind === 'gone';
}
