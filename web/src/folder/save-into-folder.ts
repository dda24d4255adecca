import { numberedName } from '../../../archive/numbered-name.ts';
import { FileUnreadable, hashFile } from '../files/hash-file.ts';
import type { FolderHandle } from './folder-handle.ts';
import type { FolderProblem } from './folder-problem.ts';

/** The file as the service describes it. */
export interface Promised {
  readonly fileName: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

export type Saved = { readonly kind: 'saved' } | { readonly kind: 'failed'; readonly why: FolderProblem };

/**
 * Saves a file into a folder under a new name, reads it back, and compares it with what was promised. Nothing is
 * overwritten, and nothing stays of a file that is not whole.
 *
 * @param fetchFile answers with the file's bytes
 */
export async function saveIntoFolder(
  folder: FolderHandle,
  promised: Promised,
  fetchFile: () => Promise<Response>,
): Promise<Saved> {
  let file: FileSystemFileHandle | undefined;
  try {
    file = await newFile(folder, promised.fileName);
    await write(file, await fetchFile());
    // Read from the disk again, not from what was sent.
    const sha256 = await hashFile(await file.getFile(), () => undefined, new AbortController().signal);
    if (sha256 === promised.sha256) return { kind: 'saved' };
    await remove(folder, file);
    return { kind: 'failed', why: 'CHANGED' };
  } catch (error) {
    if (file) await remove(folder, file);
    console.warn(error);
    return { kind: 'failed', why: problemOf(error) };
  }
}

/** So many copies with one name in one folder can only be a mistake. */
const mostNumbers = 1000;

async function newFile(folder: FolderHandle, name: string): Promise<FileSystemFileHandle> {
  for (let number = 1; number <= mostNumbers; number += 1) {
    const free = numberedName(name, number);
    if (!(await isTaken(folder, free))) return folder.getFileHandle(free, { create: true });
  }
  throw new DOMException(`${name} and ${mostNumbers - 1} numbered ones are there already.`, 'InvalidModificationError');
}

async function isTaken(folder: FolderHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    // A folder has this name.
    if (error.name === 'TypeMismatchError') return true;
    if (error.name !== 'NotFoundError') throw error;
    return false;
  }
}

async function write(file: FileSystemFileHandle, { ok, status, body }: Response): Promise<void> {
  if (!ok || !body) throw new TypeError(`The storage answered ${status}.`);
  // Closes the file at the end, which can fail too: only then is it in its place.
  await body.pipeTo(await file.createWritable());
}

/** What cannot be removed has a name of its own, and is no copy that anything counts. */
async function remove(folder: FolderHandle, file: FileSystemFileHandle): Promise<void> {
  await folder.removeEntry(file.name).catch((error: unknown) => console.warn(error));
}

function problemOf(error: unknown): FolderProblem {
  if (error instanceof FileUnreadable) return 'CHANGED';
  if (!(error instanceof DOMException)) return 'FAILED';
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'REFUSED';
    case 'NotFoundError':
      return 'GONE';
    case 'QuotaExceededError':
      return 'FULL';
    default:
      return 'FAILED';
  }
}
