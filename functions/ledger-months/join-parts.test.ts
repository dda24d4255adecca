import { describe, expect, it } from 'vitest';
import { joinParts, mostMethods } from './join-parts.ts';
import { PartTally } from './part-tally.ts';
import type { ReadPart } from './read-part.ts';

function part(name: 'slips' | 'balances', entries: readonly string[], more: Partial<ReadPart> = {}): ReadPart {
  const tally = new PartTally(name, new Map([['food', '0']]));
  for (const entry of entries)
    tally.add({
      ...{ entry: { S: entry }, kind_cd_seq: { S: 'food_1' } },
      ...{ method_cd: { S: entry.slice(9) }, value: { N: '5' } },
    });
  return { range: { year: 2025 }, tally, isWhole: true, ...more };
}

describe('parts of a ledger', () => {
  it('count a month only when both tables were read through it', () => {
    const found = joinParts([
      part('slips', ['20250101#a', '20250201#a', '20250301#a'], { isWhole: false }),
      part('balances', ['20250101#cash', '20250301#cash']),
    ]);
    expect(found.months.map(({ month, slips, balances }) => [month, slips, balances])).toEqual([
      ['2025-01', 1, 1],
      ['2025-02', 1, 0],
    ]);
    expect(found.notCounted).toEqual(
      ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((at) => `2025-${at}`),
    );
    expect(found.isComplete).toBe(false);
  });

  it('are not complete when keys without a year were not read, and no month suffers from that', () => {
    const found = joinParts([
      part('slips', ['20250101#a']),
      part('slips', [], { range: { last: '2' }, isWhole: false }),
    ]);
    expect([found.isComplete, found.notCounted]).toEqual([false, []]);
    expect(found.months[0]).toMatchObject({ month: '2025-01', expense: '5' });
  });

  it('show the methods with the latest balances, and say how many are left out', () => {
    const entries = Array.from(
      { length: mostMethods + 2 },
      (_, day) => `202501${String(day + 1).padStart(2, '0')}#m${day}`,
    );
    const { months, methodsLeftOut } = joinParts([part('balances', entries)]);
    expect(methodsLeftOut).toBe(2);
    const shown = months[0]?.lastBalances.map(({ methodCode }) => methodCode) ?? [];
    expect(shown).toHaveLength(mostMethods);
    expect(shown).not.toContain('m0');
  });
});
