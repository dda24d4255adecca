import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import type { FolderHandle } from './folder-handle.ts';
import { folderPicker, pickFolder, toWrite } from './folder-handle.ts';
import { forgetFolder, keepFolder, keptFolder } from './kept-folder.ts';

/** The folder into which copies are saved, if the person has chosen one. */
export interface Folder {
  readonly chosen: Cell<FolderHandle | undefined>;
  /** Whether this browser can save into a folder. */
  readonly isPossible: boolean;
  /** Lets the person choose. Call it in a click. Rejects when the browser refuses the picker. */
  readonly choose: () => Promise<void>;
  readonly giveUp: () => Promise<void>;
  /**
   * A person pressed Export. Asks for the permission to write, if that is needed. Must be called before anything is waited
   * for, because browsers ask only in a click.
   */
  readonly pressed: () => void;
  /** Whether one is chosen, also before a reload. */
  readonly isChosen: () => Promise<boolean>;
  /** Whether the browser lets the page write into the folder. */
  readonly mayWrite: (folder: FolderHandle) => Promise<boolean>;
}

/** @param owner the person's identity id */
export function createFolder(owner: () => Promise<string | undefined>): Folder {
  const chosen = createCell<FolderHandle | undefined>(undefined);
  const picker = folderPicker();
  let asked: Promise<PermissionState> | undefined;
  const loaded = picker ? load() : Promise.resolve();

  async function load(): Promise<void> {
    const id = await owner();
    if (id !== undefined) chosen.set(await keptFolder(id));
  }

  return {
    chosen,
    isPossible: picker !== undefined,
    async choose() {
      const folder = picker && (await pickFolder(picker));
      if (!folder) return;
      // The picker has asked for the permission.
      asked = undefined;
      chosen.set(folder);
      const id = await owner();
      if (id !== undefined) await keepFolder(id, folder);
    },
    async giveUp() {
      chosen.set(undefined);
      const id = await owner();
      if (id !== undefined) await forgetFolder(id);
    },
    pressed() {
      // What goes wrong is told when the file is to be saved.
      asked = chosen
        .get()
        ?.requestPermission(toWrite)
        .catch(() => 'denied');
    },
    async isChosen() {
      await loaded;
      return chosen.get() !== undefined;
    },
    async mayWrite(folder) {
      return (await (asked ?? folder.queryPermission(toWrite).catch(() => 'denied'))) === 'granted';
    },
  };
}
