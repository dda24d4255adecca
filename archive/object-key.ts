import { ulidPattern } from '../ledger/ulid.ts';

/** The attempt at an export that made an archive. */
export interface ArchiveIdentity {
  /** A Cognito identity id, `<region>:<uuid>`. */
  readonly owner: string;
  /** The export's id, a ULID. */
  readonly id: string;
  /** Counted from 1. It is part of the key, so that two attempts never write the same object. */
  readonly attempt: number;
}

/**
 * The archive's object key: the owner's own prefix, as in the original app, then the export and the attempt. The key
 * does not contain the file name that a person sees (docs/decisions/0017).
 *
 * @throws MalformedArchiveIdentity when a part does not have its proper form, so that no key can reach another prefix.
 */
export function archiveObjectKey({ owner, id, attempt }: ArchiveIdentity): string {
  requireForm(
    'owner',
    owner,
    /^[a-z]{2}(?:-[a-z]+)+-\d:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'a Cognito identity id',
  );
  requireForm('id', id, new RegExp(ulidPattern), 'a ULID');
  requireForm('attempt', String(attempt), /^[1-9]\d{0,8}$/, 'a whole number from 1');
  return `${archivesPrefix}${owner}/${id}/${attempt}/archive.zip`;
}

/** The prefix of every archive. The owner's identity id follows it. */
export const archivesPrefix = 'cognito/myhome-account/';

export class MalformedArchiveIdentity extends Error {
  override readonly name = 'MalformedArchiveIdentity';

  constructor(part: string, given: string, expected: string) {
    super(`${part}: expected ${expected}, got ${JSON.stringify(given.slice(0, 80))}.`);
  }
}

function requireForm(part: string, given: string, form: RegExp, expected: string): void {
  if (!form.test(given)) throw new MalformedArchiveIdentity(part, given, expected);
}
