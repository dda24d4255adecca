/** The second, third, … name of a copy in a folder, for when the first ones are taken. No copy is ever overwritten. */
export function numberedName(name: string, number: number): string {
  return number === 1 ? name : name.replace(/\.zip$/, `-${number}.zip`);
}
