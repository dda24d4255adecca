import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import type { RestoreApi, UploadForm } from '../../../client/restores/restore-api.ts';
import { mostUploadBytes } from '../../../ledger/upload-limit.ts';
import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import type { UploadProblem } from './upload-failed.ts';
import { UploadFailed } from './upload-failed.ts';

/** The way of one file from the person's disk to the start of its check. */
export type UploadState =
  | { readonly kind: 'none' }
  /** Reading the file for its hash. */
  | { readonly kind: 'reading'; readonly file: File; readonly doneBytes: number }
  | { readonly kind: 'sending'; readonly file: File; readonly doneBytes: number }
  /** Uploaded; the check is asked for. */
  | { readonly kind: 'sent'; readonly file: File }
  | { readonly kind: 'failed'; readonly file: File; readonly problem: UploadProblem }
  /** The API refused a request. */
  | { readonly kind: 'refused'; readonly file: File; readonly error: unknown };

/** Whether a file is on its way. False when the upload has failed and waits for the person. */
export function isUploading({ kind }: UploadState): boolean {
  return kind === 'reading' || kind === 'sending' || kind === 'sent';
}

export interface Uploads {
  readonly state: Cell<UploadState>;
  /** Begins with a file. `waiting` is a restore that has no file yet; it gets this one if it is the announced file. */
  readonly choose: (file: File, waiting?: KnownRestoreFragment) => Promise<void>;
  /** Tries again with the file that failed, with a newly signed form. */
  readonly again: () => Promise<void>;
  /** Gives up. */
  readonly cancel: () => void;
}

interface Options {
  readonly api: Pick<RestoreApi, 'prepare' | 'uploadForm' | 'check'>;
  readonly hash: (file: File, onDone: (bytes: number) => void, signal: AbortSignal) => Promise<string>;
  readonly send: (form: UploadForm, file: File, onDone: (bytes: number) => void, signal: AbortSignal) => Promise<void>;
  readonly makeId: () => string;
  /** Called with each answer about the restore. */
  readonly take: (answer: KnownRestoreFragment) => void;
  /** Called when the check of the restore has begun. */
  readonly onChecking: (id: string) => void;
}

/** Uploads one file at a time. Another file, or giving up, ends the one before. */
export function createUploads({ api, hash, send, makeId, take, onChecking }: Options): Uploads {
  const state = createCell<UploadState>({ kind: 'none' });
  let running = new AbortController();
  let latest: { readonly file: File; readonly waiting: KnownRestoreFragment | undefined } | undefined;
  /** The announced restore of the latest file, so that another try does not announce it twice. */
  let announced: { readonly id: string; readonly sha256: string } | undefined;
  /** The restore whose file has arrived, so that another try only asks for the check. */
  let arrived: string | undefined;
  let requestId = '';

  async function run(file: File): Promise<void> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const set = (next: UploadState) => {
      if (!signal.aborted) state.set(next);
    };
    try {
      const id = arrived ?? (await upload(file, set, signal));
      signal.throwIfAborted();
      arrived = id;
      set({ kind: 'sent', file });
      take(await api.check(id, { acceptContradictedKeys: false }));
      if (signal.aborted) return;
      onChecking(id);
      set({ kind: 'none' });
    } catch (error) {
      if (error instanceof UploadFailed) set({ kind: 'failed', file, problem: error.problem });
      else set({ kind: 'refused', file, error });
    }
  }

  async function upload(file: File, set: (next: UploadState) => void, signal: AbortSignal): Promise<string> {
    refuseSize(file);
    set({ kind: 'reading', file, doneBytes: 0 });
    const sha256 = await hash(file, (doneBytes) => set({ kind: 'reading', file, doneBytes }), signal);
    const id = await announce(file, sha256);
    signal.throwIfAborted();
    const form = await api.uploadForm(id);
    signal.throwIfAborted();
    // Null when the restore no longer waits for a file: another tab has uploaded it.
    if (form) {
      set({ kind: 'sending', file, doneBytes: 0 });
      await send(form, file, (doneBytes) => set({ kind: 'sending', file, doneBytes }), signal);
    }
    return id;
  }

  async function announce(file: File, sha256: string): Promise<string> {
    const waiting = announced ?? latest?.waiting;
    if (waiting?.sha256 === sha256) return waiting.id;
    const restore = await api.prepare({ fileName: file.name, bytes: file.size, sha256, requestId });
    announced = { id: restore.id, sha256 };
    return restore.id;
  }

  return {
    state,
    async choose(file, waiting) {
      latest = { file, waiting };
      announced = undefined;
      arrived = undefined;
      requestId = makeId();
      await run(file);
    },
    async again() {
      if (!latest) return;
      // After a refusal of the request's number, or of a file that changed, the next try is a new restore.
      if (announced === undefined) requestId = makeId();
      await run(latest.file);
    },
    cancel() {
      running.abort();
      state.set({ kind: 'none' });
    },
  };
}

function refuseSize({ size }: File): void {
  if (size === 0) throw new UploadFailed('FileEmpty');
  if (size > mostUploadBytes) throw new UploadFailed('FileTooLarge');
}
