import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slips } from '../ledger/datasets.ts';
import { compareKeys } from '../ledger/key-order.ts';
import type { Table } from './ledger-arbitrary.ts';
import { anyTable, recordOf, streamOf } from './ledger-arbitrary.ts';
import type { LedgerRecord, RecordStream } from './ledger-record.ts';
import type { MergedRecord } from './merge-streams.ts';
import { mergeStreams, StreamUnordered } from './merge-streams.ts';

async function merged(streams: Parameters<typeof mergeStreams>[0]): Promise<readonly MergedRecord[]> {
  const records: MergedRecord[] = [];
  for await (const batch of mergeStreams(streams)) records.push(...batch);
  return records;
}

const none: Table = new Map();
const slip = (key: string) => recordOf(slips, key, {});

/** A stream that says whether it was closed before its end. */
function closable(batches: readonly (readonly LedgerRecord[])[]): { stream: RecordStream; isClosed: () => boolean } {
  let closed = false;
  return {
    isClosed: () => closed,
    stream: (async function* () {
      try {
        for (const batch of batches) yield await Promise.resolve(batch);
      } finally {
        closed = true;
      }
    })(),
  };
}

describe('the merge of three streams', () => {
  it('has every key once, in order, with the record of each stream', async () => {
    const table = anyTable(slips);
    await fc.assert(
      fc.asyncProperty(table, table, table, fc.integer({ min: 1, max: 4 }), async (copy, before, live, batch) => {
        const keys = [...new Set([...copy.keys(), ...before.keys(), ...live.keys()])].sort(compareKeys);
        const streams = { copy: streamOf(copy), before: streamOf(before, batch), live: streamOf(live, batch) };
        expect(await merged(streams)).toEqual(
          keys.map((key) => ({ key, copy: copy.get(key), before: before.get(key), live: live.get(key) })),
        );
      }),
    );
  });

  it('takes the live record for the earlier one where there is no safety copy', async () => {
    const live = new Map([['20250301#a', slip('20250301#a')]]);
    const [record] = await merged({ copy: streamOf(none), live: streamOf(live) });
    expect(record?.before).toBe(live.get('20250301#a'));
  });

  it('reads on over empty batches', async () => {
    const { stream } = closable([[], [slip('20250301#a')], [], []]);
    expect(await merged({ copy: stream, live: streamOf(none) })).toHaveLength(1);
  });

  it.each([
    ['falls', ['b', 'a']],
    ['repeats', ['a', 'a']],
  ])('stops at a key that %s', async (_, keys) => {
    const { stream } = closable([keys.map((key) => slip(key))]);
    await expect(merged({ copy: stream, live: streamOf(none) })).rejects.toThrow(StreamUnordered);
  });

  it('closes the other streams when one fails', async () => {
    const other = closable([[slip('a')], [slip('b')]]);
    const failing: RecordStream = (async function* () {
      yield await Promise.resolve([slip('a')]);
      throw new Error('the table is gone');
    })();
    await expect(merged({ copy: other.stream, live: failing })).rejects.toThrow('the table is gone');
    expect(other.isClosed()).toBe(true);
  });
});
