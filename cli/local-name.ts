import { isAnyArchiveFileName } from '../archive/file-name.ts';

/**
 * The name of a copy on this machine. The server's name is used only if it has the form of this project's names. Any
 * other name could lead out of the folder, lead to a device, or hide the file's type. Then the name is made from the
 * export's id.
 *
 * @param id a ULID that this command has made or checked.
 */
export function localName(serverName: string, id: string): string {
  return isAnyArchiveFileName(serverName) ? serverName : `myhome-account_${id}.zip`;
}
