/**
 * A number and its noun in English: `1 row`, `2 rows`, `0 rows`.
 *
 * @param count formatted.
 */
export function counted(count: string, one: string, many: string = `${one}s`): string {
  return `${count} ${count === '1' ? one : many}`;
}
