import type { ApolloClient } from '@apollo/client';
import { ConfirmCopy, ReceiptsPageQuery } from '../../../client/receipts/documents.ts';
import { thisSystem } from '../saved/this-system.ts';
import type { FolderHandle } from './folder-handle.ts';
import type { FolderProblem } from './folder-problem.ts';
import type { Promised } from './save-into-folder.ts';
import { saveIntoFolder } from './save-into-folder.ts';

export type SavedCopy =
  /** `isConfirmed`: the service has the receipt. Without it, the file is whole all the same. */
  | { readonly kind: 'saved'; readonly folder: string; readonly isConfirmed: boolean }
  | { readonly kind: 'failed'; readonly folder: string; readonly why: FolderProblem };

interface Needs {
  readonly client: ApolloClient;
  readonly folder: FolderHandle;
  readonly copy: Promised & { readonly id: string };
  /** Null when the file no longer exists. */
  readonly freshLink: () => Promise<string | null>;
}

/** Saves a copy into the chosen folder, and tells the service that it was read back from there. */
export async function saveCopy({ client, folder, copy, freshLink }: Needs): Promise<SavedCopy> {
  const saved = await saveIntoFolder(folder, copy, async () => {
    const link = await freshLink();
    if (link === null) throw new TypeError('The file no longer exists.');
    // A link grants access. So it is sent only to the storage, and no cache keeps it.
    return fetch(link, { cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
  });
  if (saved.kind === 'failed') return { ...saved, folder: folder.name };
  const isConfirmed = await client
    .mutate({
      mutation: ConfirmCopy,
      variables: { id: copy.id, sha256: copy.sha256, device: thisSystem() },
      refetchQueries: [ReceiptsPageQuery],
    })
    .then(
      () => true,
      (error: unknown) => {
        console.warn(error);
        return false;
      },
    );
  return { kind: 'saved', folder: folder.name, isConfirmed };
}
