import { ulidPattern } from '../ledger/ulid.ts';

/** The owner, the job and the attempt that made an archive. */
export interface ArchiveIdentity {
  /** A Cognito identity id, `<region>:<uuid>`. */
  readonly owner: string;
  /** The id of the export or the restore, a ULID. */
  readonly id: string;
  /** Counted from 1. It is part of the key, so that two attempts never write the same object. */
  readonly attempt: number;
  /**
   * True for the copy that the restore of that id made before its first write. Such copies have a prefix of their own,
   * and so a lifecycle of their own.
   */
  readonly isSafetyCopy?: boolean | undefined;
}

/** A restore of an owner. */
export type RestoreIdentity = Pick<ArchiveIdentity, 'owner' | 'id'>;

/**
 * The archive's object key: the owner's own prefix, as in the original app, then the export and the attempt. The key
 * does not contain the file name that a person sees (docs/decisions/0017).
 *
 * @throws MalformedArchiveIdentity when a part does not have its proper form, so that no key can reach another prefix.
 */
export function archiveObjectKey({ owner, id, attempt, isSafetyCopy }: ArchiveIdentity): string {
  requireAttempt(attempt);
  return `${isSafetyCopy ? safetyPrefix : archivesPrefix}${jobFolder({ owner, id })}/${attempt}/archive.zip`;
}

/** The object that a person uploads for a restore. */
export function uploadObjectKey(restore: RestoreIdentity): string {
  return `${uploadsPrefix}${jobFolder(restore)}/copy.zip`;
}

/** A list that a run of a restore wrote: the first records of one class of one table. */
export function previewObjectKey(
  list: RestoreIdentity & { readonly attempt: number; readonly table: string; readonly recordClass: string },
): string {
  requireAttempt(list.attempt);
  requireForm('table', list.table, /^[a-z]{1,20}$/, 'the name of a table');
  requireForm('recordClass', list.recordClass, /^[A-Z_]{1,20}$/, 'a class of records');
  return `${uploadsPrefix}${jobFolder(list)}/${list.attempt}/${list.table}-${list.recordClass}.json`;
}

function jobFolder({ owner, id }: RestoreIdentity): string {
  requireForm(
    'owner',
    owner,
    /^[a-z]{2}(?:-[a-z]+)+-\d:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'a Cognito identity id',
  );
  requireForm('id', id, new RegExp(ulidPattern), 'a ULID');
  return `${owner}/${id}`;
}

function requireAttempt(attempt: number): void {
  requireForm('attempt', String(attempt), /^[1-9]\d{0,8}$/, 'a whole number from 1');
}

/** The prefix of every archive. The owner's identity id follows it. */
export const archivesPrefix = 'cognito/myhome-account/';
/**
 * The prefix of the files that people upload, and of the lists that restores store about them. The owner's identity id
 * follows it.
 */
export const uploadsPrefix = 'uploads/';
/** The prefix of the copies that restores make before their first write. The owner's identity id follows it. */
export const safetyPrefix = 'safety/';

export class MalformedArchiveIdentity extends Error {
  override readonly name = 'MalformedArchiveIdentity';

  constructor(part: string, given: string, expected: string) {
    super(`${part}: expected ${expected}, got ${JSON.stringify(given.slice(0, 80))}.`);
  }
}

function requireForm(part: string, given: string, form: RegExp, expected: string): void {
  if (!form.test(given)) throw new MalformedArchiveIdentity(part, given, expected);
}
