import { expect, it } from 'vitest';
import { slips } from '../../ledger/datasets.ts';
import { compareTable } from './compare-table.ts';
import type { StreamedRecord } from './record-stream.ts';

const recordAt = (at: number): Promise<readonly StreamedRecord[]> =>
  Promise.resolve([{ key: `2025010${at}#a`, item: {}, line: String(at) }]);

it('a stream that fails ends the reading of the other', async () => {
  let hasEnded = false;
  const open = async function* (): AsyncGenerator<readonly StreamedRecord[], void, undefined> {
    try {
      for (let at = 0; ; at += 1) yield await recordAt(at);
    } finally {
      hasEnded = true;
    }
  };
  const failing = async function* (): AsyncGenerator<readonly StreamedRecord[], void, undefined> {
    yield await recordAt(0);
    throw new Error('The disk is gone.');
  };
  const days = { from: null, to: null, hasNoDay: true };
  await expect(compareTable(slips, { older: open(), newer: failing() }, days)).rejects.toThrow('The disk is gone.');
  expect(hasEnded).toBe(true);
});
