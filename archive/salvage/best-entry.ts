import type { ByteSource } from '../zip/byte-source.ts';
import type { ExaminedEntry } from './examine-entry.ts';
import { examineEntry } from './examine-entry.ts';
import type { LocatedEntry } from './locate-entries.ts';

/** Of the entries with a name, the first intact one, or the one of which most can be read. */
export async function bestEntry(
  source: ByteSource,
  located: readonly LocatedEntry[],
  name: string,
  claim?: { readonly sha256: string },
): Promise<ExaminedEntry | undefined> {
  let best: ExaminedEntry | undefined;
  for (const one of located.filter((entry) => entry.name === name).slice(0, mostOfOneName)) {
    const examined = await examineEntry(source, one, claim);
    if (examined.state === 'INTACT') return examined;
    if (!best || examined.bytes > best.bytes) best = examined;
  }
  return best;
}

/** A zip may hold a name more than once. So many can only be meant to cost time. */
const mostOfOneName = 4;
