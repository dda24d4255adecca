/** The form of `archive/entry-names.ts`. Since version 0.2 the name also has the time and the end of the id. */
const ownForm =
  /^myhome-account_(?:\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}|all)(?:_\d{8}-\d{6}_[0-9A-HJKMNP-TV-Z]{6})?\.zip$/;

/**
 * The name of a copy on this machine. The server's name is used only if it has the form of this project's names. Any
 * other name could lead out of the folder, lead to a device, or hide the file's type. Then the name is made from the
 * export's id.
 *
 * @param id a ULID that this command has made or checked.
 */
export function localName(serverName: string, id: string): string {
  return ownForm.test(serverName) ? serverName : `myhome-account_${id}.zip`;
}

/** The second, third, … name, for when the first ones are taken. */
export function numbered(name: string, number: number): string {
  return number === 1 ? name : name.replace(/\.zip$/, `-${number}.zip`);
}
