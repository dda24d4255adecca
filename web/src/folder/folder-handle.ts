interface PermissionWish {
  readonly mode: 'readwrite';
}

/**
 * A folder on the person's own disk. Browsers that have these two functions also have the picker; TypeScript's types
 * have none of them.
 */
export type FolderHandle = FileSystemDirectoryHandle & {
  readonly queryPermission: (wish: PermissionWish) => Promise<PermissionState>;
  /** Asks the person, if that is needed. Works only in a click. */
  readonly requestPermission: (wish: PermissionWish) => Promise<PermissionState>;
};

interface PickerOptions extends PermissionWish {
  /** The browser begins where the person chose the last time. */
  readonly id: string;
  readonly startIn: 'documents';
}

type Picker = (options: PickerOptions) => Promise<FolderHandle>;

export const toWrite = { mode: 'readwrite' } as const;

/** The browser's picker of folders. Undefined on phones, in Firefox, and in Safari. */
export function folderPicker(): Picker | undefined {
  const { showDirectoryPicker } = window as { readonly showDirectoryPicker?: Picker };
  return showDirectoryPicker && ((options) => showDirectoryPicker.call(window, options));
}

/** Undefined when the person chose none. */
export async function pickFolder(pick: Picker): Promise<FolderHandle | undefined> {
  try {
    return await pick({ ...toWrite, id: 'myhome-account', startIn: 'documents' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
