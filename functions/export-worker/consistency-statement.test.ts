import { expect, it } from 'vitest';
import { consistencyStatement } from './consistency-statement.ts';

const at = (version: string | null) => ({ version, hasWriters: false });

it.each([
  ['1', '1', true, 'UNCHANGED_WHILE_READ', 'Nothing was written through this application'],
  ['1', '2', true, 'CHANGED_WHILE_READ', 'The ledger was written to meanwhile'],
  ['1', '1', false, 'EACH_PAGE', 'Rows written while the export ran may be in it or not'],
  [null, null, true, 'EACH_PAGE', 'Rows written while the export ran may be in it or not'],
] as const)(
  'between the versions %s and %s, with all writers keeping the fence: %s, it is %s',
  (before, after, all, level, says) => {
    const { statement, ...found } = consistencyStatement(at(before), at(after), { allWritersKeepFence: all });
    expect(found).toEqual({ level });
    expect(statement).toContain('Each page of each table was read strongly consistent, one after the other.');
    expect(statement).toContain(says);
  },
);
