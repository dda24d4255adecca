import type { Chosen } from '../../copy/copy-files.ts';

/**
 * The files that were dropped, also those in folders. Chromium reads folders from the disk only by handles, and other
 * browsers only by entries.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly Chosen[]> {
  // Both must be asked for before the first await: a drop is over after its event.
  const dropped = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ handle: handleOf(item), entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  if (dropped.length === 0) return [...files].map((file) => ({ file, path: file.name }));
  const found = await Promise.all(
    dropped.map(async ({ handle, entry, file }) => {
      const own = await handle;
      if (own) return filesOfHandle(own, '');
      if (entry) return filesOfEntry(entry, '');
      return file ? [{ file, path: file.name }] : [];
    }),
  );
  return found.flat();
}

type Handle = FileSystemFileHandle | FileSystemDirectoryHandle;

/** Null where the browser has no handles or gives none for a page from the disk. */
async function handleOf(item: DataTransferItem): Promise<Handle | null> {
  const asking = (item as { getAsFileSystemHandle?: () => Promise<Handle | null> }).getAsFileSystemHandle?.();
  try {
    return (await asking) ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function filesOfHandle(handle: Handle, folder: string): Promise<Chosen[]> {
  if (handle.kind === 'file') return [{ file: await handle.getFile(), path: folder + handle.name }];
  const found: Chosen[] = [];
  const inside = (handle as unknown as { values: () => AsyncIterable<Handle> }).values();
  for await (const one of inside) found.push(...(await filesOfHandle(one, `${folder}${handle.name}/`)));
  return found;
}

async function filesOfEntry(entry: FileSystemEntry, folder: string): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path: folder + entry.name }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Chosen[] = [];
  for (;;) {
    // A directory is given in parts; an empty part is the end.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    for (const one of part) found.push(...(await filesOfEntry(one, `${folder}${entry.name}/`)));
  }
}
