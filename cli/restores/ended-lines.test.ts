import { describe, expect, it } from 'vitest';
import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import { appliedLines, stoppedLines, undoneLines } from './ended-lines.ts';

const id = '01JD4N6Q2W8YB3C5E7G9H0K1MS';
const plan = { mode: 'EXACT', changesMasters: false, hash: 'h', added: 12, changed: 3, deleted: 4 } as const;
const outcome: NonNullable<KnownRestoreFragment['outcome']> = {
  ...{ direction: 'APPLY', done: 19, conflicts: 0, unwritable: 0, newcomers: 0 },
  money: [],
  moneyLeftOut: null,
};

const applied: KnownRestoreFragment = {
  ...{ id, owner: 'o', status: 'APPLIED', version: 9, attempt: 2, fileName: 'copy.zip', bytes: 1, sha256: 'x' },
  acceptContradictedKeys: false,
  found: {
    ...{ kind: 'ARCHIVE', formatVersion: 1, isOfAnotherOwner: false, requestedAt: null, from: null, to: null },
    ...{ everything: true, salvaged: false, tables: [], refused: [], unwritable: 0, plans: [plan], methods: [] },
    turnedKinds: [],
    ...{ methodsLeftOut: null, slipsWithoutEffect: 0, turnedKindsLeftOut: null },
  },
  ...{
    refusal: null,
    choice: plan,
    progress: null,
    outcome,
    failure: null,
    eTag: null,
    safetyAttempt: 2,
    direction: 'APPLY',
  },
  requestedAt: '2026-11-27T03:45:00.000Z',
  finishedAt: '2026-11-27T03:46:00.000Z',
  expiresAt: '2026-12-28T00:00:00.000Z',
};
const command = (flag: string) => `npm run restore -- ${flag} ${id}`;

describe('the end of a restore', () => {
  it('says what was put back and read back, and until when it can be undone', () => {
    expect(appliedLines(applied, [], command('--undo'))).toEqual([
      'Put back and read back by value: 19 records as in the copy (12 to add, 3 to change, 4 to delete).',
      `Restore ${id}. It can be undone until 2026-12-28 00:00 UTC: npm run restore -- --undo ${id}`,
    ]);
  });

  it('names what was left alone, and why', () => {
    const left = [{ table: 'slips', key: '20260301#a' }];
    const lines = appliedLines(
      { ...applied, outcome: { ...outcome, done: 16, conflicts: 2, unwritable: 1, newcomers: 1 } },
      left,
      command('--undo'),
    );
    expect(lines).toContain('Left alone, because somebody has changed them since: 2 records, of them the first 1');
    expect(lines).toContain('  slips 20260301#a');
    expect(lines).toContain('Left alone, because no conditional write can express them: 1 record.');
    expect(lines).toContain('Written by somebody else meanwhile, and not touched: 1 record.');
  });

  it('says of an undo that an added kind or method may stay because it is in use', () => {
    const undone = { ...applied, outcome: { ...outcome, direction: 'UNDO', conflicts: 1 } } as const;
    const left = [{ table: 'methods', key: 'nanaco' }];
    expect(undoneLines({ ...undone, status: 'UNDO_INCOMPLETE' }, left, command('--undo'))).toContain(
      'Left alone, because somebody has changed them since, or because a slip or balance still names them: 1 record',
    );
  });

  it('says that it is undone, or but for what', () => {
    const undone = { ...applied, outcome: { ...outcome, direction: 'UNDO' } } as const;
    expect(undoneLines({ ...undone, status: 'UNDONE' }, [], command('--undo')).at(-1)).toBe(
      `Restore ${id} is undone. The same file can be restored again.`,
    );
    expect(undoneLines({ ...undone, status: 'UNDO_INCOMPLETE' }, [], command('--undo')).at(-1)).toMatch(
      /is undone but for these\. The undo can be repeated until .*--undo/,
    );
  });

  it('part-way says how far it came, how to go on and how to undo, and the reason when there is one', () => {
    const stopped = { ...applied, status: 'STOPPED', outcome: null } as const;
    const progress = { done: 25, total: 3059, isSlow: false };
    expect(stoppedLines({ ...stopped, progress }, command)).toEqual([
      `Restore ${id} has stopped part-way: 25 of 3,059 records were done.`,
      `Go on with the restore: npm run restore -- --go-on ${id}`,
      `Undo it, until 2026-12-28 00:00 UTC: npm run restore -- --undo ${id}`,
    ]);
    expect(stoppedLines({ ...stopped, progress, direction: 'UNDO' }, command)).toEqual([
      `The undo of restore ${id} has stopped part-way: 25 of 3,059 records were done.`,
      `Go on with the undo, until 2026-12-28 00:00 UTC: npm run restore -- --undo ${id}`,
      `Put the copy back again instead: npm run restore -- --go-on ${id}`,
    ]);
    const failure = { code: 'NO_PROGRESS', message: 'Three tries in a row made no progress.' } as const;
    expect(stoppedLines({ ...stopped, failure }, command).slice(0, 2)).toEqual([
      'Three tries in a row made no progress.',
      `Restore ${id} has stopped part-way.`,
    ]);
  });
});
