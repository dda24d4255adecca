import type { SavedCopy } from '../folder/save-copy.ts';
import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import type { DownloadOutcome, FileSource } from './fetch-file.ts';
import { fetchFile } from './fetch-file.ts';
import type { OncePerBrowser } from './once-per-browser.ts';
import type { LinkProblem } from './try-link.ts';

/** The state of one export's download in this tab. `notInFolder`: why it is not in the chosen folder. */
export type DownloadState = DownloadKind & { readonly notInFolder?: FailedSaving };

type FailedSaving = Extract<SavedCopy, { readonly kind: 'failed' }>;

type DownloadKind =
  | { readonly kind: 'idle' | 'asking' | 'saving' | 'started' | 'gone' }
  /** It is in the chosen folder, and was read back from there. */
  | Extract<SavedCopy, { readonly kind: 'saved' }>
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
  /** Saves an export's file into the folder that the person has chosen. Undefined when none is chosen. */
  readonly intoFolder: (id: string) => Promise<SavedCopy | undefined>;
  readonly hasFolder: () => Promise<boolean>;
  /** Called when the export is no longer awaited. */
  readonly settled: (id: string) => void;
}

/** The downloads of this tab. */
export function createDownloads({ sourceOf, once, intoFolder, hasFolder, settled }: Needs): Downloads {
  const states = createCell<ReadonlyMap<string, DownloadState>>(new Map());
  /** Exports that were tried automatically, and not handed over. */
  const unfinished = new Set<string>();
  // Browsers ask a person before a second download that started without a click. Only the first finished copy starts
  // automatically.
  let mayBegin = true;

  const failedSavings = new Map<string, FailedSaving>();

  function note(id: string, state: DownloadKind): void {
    const notInFolder = failedSavings.get(id);
    states.set(new Map([...states.get(), [id, { ...state, ...(notInFolder && { notInFolder }) }]]));
  }
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

  /** Any number of copies may go into a folder by themselves. */
  async function saveAwaited(id: string): Promise<boolean> {
    note(id, { kind: 'saving' });
    const saved = await intoFolder(id);
    if (saved?.kind === 'failed') failedSavings.set(id, saved);
    note(id, saved?.kind === 'saved' ? saved : { kind: 'idle' });
    return saved?.kind === 'saved';
  }

  /** @returns whether nothing more is to be done. */
  async function downloadAwaited(id: string, pushed: string | null): Promise<boolean> {
    if (!mayBegin) return true;
    mayBegin = false;
    const isFinished = await attempt(id, pushed);
    if (stateOf(id).kind !== 'started') mayBegin = true;
    return isFinished;
  }

  async function fetchAwaited(id: string, pushed: string | null): Promise<void> {
    const usesFolder = await hasFolder();
    if (!mayBegin && !usesFolder) {
      settled(id);
      return;
    }
    // Added first, so that the id stays when the run does not settle the export.
    unfinished.add(id);
    const outcome = { isFinished: false };
    const ran = await once.run(id, async () => {
      outcome.isFinished = (usesFolder && (await saveAwaited(id))) || (await downloadAwaited(id, pushed));
      return outcome.isFinished;
    });
    if (!ran || outcome.isFinished) {
      unfinished.delete(id);
      settled(id);
    }
  }

  return {
    states,
    async fetch(id) {
      if (isAtWork(stateOf(id))) return;
      if (!(await attempt(id, null))) return;
      unfinished.delete(id);
      once.note(id);
      settled(id);
    },
    fetchAwaited,
    again() {
      for (const id of unfinished) if (!isAtWork(stateOf(id))) void fetchAwaited(id, null);
    },
    pressed: () => void (mayBegin = true),
  };
}

function isAtWork({ kind }: DownloadState): boolean {
  return kind === 'asking' || kind === 'saving';
}

/** Nothing more can be done automatically: the browser has the file, or the file no longer exists. */
function isDone({ kind }: DownloadState): boolean {
  return kind === 'started' || kind === 'gone';
}
