/** The form of `archive/entry-names.ts`: with the time and the end of the id since version 0.2. */
const ownForm =
  /^myhome-account_(?:\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}|all)(?:_\d{8}-\d{6}_[0-9A-HJKMNP-TV-Z]{6})?\.zip$/;

/**
 * The name that a copy gets on this machine. What the server calls it is taken only where it has the form of our names: any other could lead
 * out of the folder, to a device, or hide what it is. Then the name is made from the export's id.
 *
 * @param id a ULID that this command has made or checked.
 */
export function localName(serverName: string, id: string): string {
  return ownForm.test(serverName) ? serverName : `myhome-account_${id}.zip`;
}

/** The second, third, … name where the first ones are taken. */
export function numbered(name: string, number: number): string {
  return number === 1 ? name : name.replace(/\.zip$/, `-${number}.zip`);
}
