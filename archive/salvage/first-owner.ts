import { checkedItem } from '../copy/checked-item.ts';
import { lineBlocks } from '../copy/line-blocks.ts';
import { LineFault } from '../copy/line-fault.ts';
import { mostLineBytes } from '../copy/record-reader.ts';
import type { ExaminedEntry } from './examine-entry.ts';

/** The owner that the first readable line of these JSONL entries names. */
export async function firstOwner(entries: readonly (ExaminedEntry | undefined)[]): Promise<string | undefined> {
  for (const entry of entries) {
    if (!entry) continue;
    for await (const block of lineBlocks(entry.content(), mostLineBytes)) {
      if (block.kind !== 'LINES') continue;
      for (const line of block.bytes.toString('utf8').split('\n')) {
        const owner = ownerIn(line);
        if (owner !== undefined) return owner;
      }
    }
  }
  return undefined;
}

function ownerIn(line: string): string | undefined {
  try {
    return checkedItem(line)['owner']?.S;
  } catch (error) {
    if (error instanceof LineFault) return undefined;
    throw error;
  }
}
