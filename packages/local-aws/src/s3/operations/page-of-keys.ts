/** A page of a listing. */
export interface PageOfKeys {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix of this page, when another page follows. It is the `after` of that page. */
  readonly next?: string;
}

/**
 * One page of keys, which must be in the order of their UTF-8 bytes. Keys with `delimiter` after the prefix are
 * combined into one common prefix, which counts as one entry. `after` is exclusive. A common prefix as `after` excludes
 * everything below it.
 */
export function pageOfKeys(
  sortedKeys: readonly string[],
  page: { readonly prefix: string; readonly delimiter: string; readonly after: string; readonly maxKeys: number },
): PageOfKeys {
  const { prefix, delimiter, after, maxKeys } = page;
  const keys: string[] = [];
  const commonPrefixes: string[] = [];
  let last: string | undefined;
  // An empty page is never truncated, because its reader would then ask indefinitely.
  if (maxKeys === 0) return { keys, commonPrefixes };
  for (let at = firstNotBefore(sortedKeys, isBefore(prefix, after) ? after : prefix); at < sortedKeys.length; at++) {
    const key = sortedKeys[at] ?? '';
    if (!key.startsWith(prefix)) break;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const entry = end < 0 ? key : key.slice(0, end + delimiter.length);
    // The key is below a common prefix of this page or the last one of the previous page.
    if (entry === last || !isBefore(after, entry)) continue;
    if (keys.length + commonPrefixes.length === maxKeys)
      return { keys, commonPrefixes, ...(last === undefined ? {} : { next: last }) };
    (end < 0 ? keys : commonPrefixes).push(entry);
    last = entry;
  }
  return { keys, commonPrefixes };
}

function firstNotBefore(sortedKeys: readonly string[], text: string): number {
  let [low, high] = [0, sortedKeys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sortedKeys[middle] ?? '', text)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}
