import { describe, expect, it } from 'vitest';
import type { Found } from '../../client/restores/plan.ts';
import { countLines, planSentence, previewLines } from './preview-lines.ts';
import type { ListedDifferences } from './preview-lists.ts';

const slips = { table: 'slips', rows: 3070, added: 12, changed: 3, same: 3054, onlyHere: 4, refused: 1 };
const kinds = { table: 'kinds', rows: 2, added: 0, changed: 1, same: 1, onlyHere: 0, refused: 0 };
const exact = { mode: 'EXACT', changesMasters: false, hash: 'h', added: 12, changed: 3, deleted: 4 } as const;
const add = { mode: 'ADD', changesMasters: false, hash: 'h', added: 12, changed: 0, deleted: 0 } as const;

const found: Found = {
  ...{ kind: 'ARCHIVE', formatVersion: 1, isOfAnotherOwner: false, requestedAt: '2026-11-27T03:45:00.000Z' },
  ...{ from: '2025-11-01', to: '2026-10-31', everything: true, salvaged: false },
  tables: [slips, kinds],
  refused: [{ reason: 'NOT_JSON', lines: 1 }],
  unwritable: 0,
  plans: [add, exact],
  methods: [
    {
      methodCode: 'cash',
      ...{ slipsBefore: '-100', slipsAdd: '-150', slipsReplace: '-175', slipsExact: '-200' },
      ...{ balanceBefore: '500', balanceAdd: '500', balanceReplace: null, balanceExact: '450.5' },
    },
  ],
  turnedKinds: [],
  ...{ methodsLeftOut: null, slipsWithoutEffect: 0, turnedKindsLeftOut: null },
};
const change: ListedDifferences = {
  table: 'slips',
  recordClass: 'CHANGE',
  count: 3,
  refused: [],
  records: ['a', 'b', 'c', 'd'].map((key) => ({
    key: `20260301#${key}`,
    fields: [{ attribute: 'memo', before: 'old', after: null }],
  })),
};
const linesFor = (given: Partial<Found>, plan: Found['plans'][number] = add) =>
  previewLines({ found: { ...found, ...given }, fileName: 'copy.zip' }, plan, []);

describe('the preview', () => {
  it('has a line for each table, and the sum that closes', () => {
    expect(countLines([slips, kinds])).toEqual([
      '        rows   +  ~      =  -  refused',
      'slips  3,070  12  3  3,054  4        1',
      'kinds      2   0  1      1  0        0',
      'all    3,072  12  4  3,055  4        1',
      '+ missing here   ~ different   = the same   - only here, not in the copy   refused: cannot be restored',
      '3,072 rows in the file = 12 added + 4 changed + 3,055 same + 1 refused',
    ]);
    expect(countLines([{ ...kinds, rows: 3 }]).at(-1)).toContain('3 rows in the file ≠');
  });

  it('shows what the copy is', () => {
    expect(linesFor({})[0]).toBe(
      'copy.zip: a copy of this program, everything (2025-11-01 to 2026-10-31), requested 2026-11-27 03:45 UTC',
    );
    expect(linesFor({ kind: 'LEGACY', everything: false, requestedAt: null })[0]).toBe(
      'copy.zip: a copy of the original app, 2025-11-01 to 2026-10-31',
    );
  });

  it('shows a few changes field by field, and each refused line with its number and reason', () => {
    const refused = [{ lineNumber: 17, reason: 'NOT_JSON', attribute: null, message: 'The line is not JSON.' }];
    const lines = previewLines({ found, fileName: 'copy.zip' }, exact, [
      { ...change, count: 4 },
      { table: 'slips', recordClass: 'REFUSED', count: 20, records: [], refused },
    ]);
    expect(lines).toContain('slips, ~ 4, of them the first 3');
    expect(lines).toContain('  ~ 20260301#a');
    expect(lines).toContain('      memo: "old" → none');
    expect(lines).not.toContain('  ~ 20260301#d');
    expect(lines).toContain('refused: slips, line 17: The line is not JSON. (NOT_JSON)');
    expect(lines).toContain('  and 19 more; --dry-run --out FILE writes the first 1');
  });

  it('shows what a record that is only on one side says, apart from its key and its owner', () => {
    const key = '20260301#food01_a';
    const fields = (['before', 'after'] as const).map((side) =>
      Object.entries({
        ...{ owner: 'o', entry: key, tgt_date: '20260301', kind_cd_seq: 'food01_a' },
        ...{ memo: '米', value: '3529' },
      }).map(([attribute, text]) => ({ attribute, before: null, after: null, [side]: text })),
    );
    const [before = [], after = []] = fields;
    const lines = previewLines({ found, fileName: 'copy.zip' }, exact, [
      { table: 'slips', recordClass: 'ADD', count: 1, refused: [], records: [{ key, fields: after }] },
      { table: 'slips', recordClass: 'ONLY_HERE', count: 1, refused: [], records: [{ key, fields: before }] },
      {
        ...{ table: 'methods', recordClass: 'ADD', count: 1, refused: [] },
        records: [{ key: 'cash', fields: [{ attribute: 'method_cd', before: null, after: 'cash' }] }],
      },
    ]);
    const said = '      memo: "米", value: "3529"';
    expect(lines.join('\n')).toContain(`  + ${key}\n${said}`);
    expect(lines.join('\n')).toContain(`  - ${key}\n${said}`);
    expect(lines[lines.indexOf('  + cash') + 1]).toBe('');
  });

  it('shows each method’s money before and after, in the chosen mode', () => {
    expect(linesFor({}, exact)).toContain(
      'cash                         -100         -200             500          450.5',
    );
    expect(linesFor({}, { ...exact, mode: 'REPLACE' })).toContain(
      'cash                         -100         -175             500              -',
    );
    expect(linesFor({})).toContain('cash                         -100         -150             500            500');
  });

  it('says what the sums and lists leave out', () => {
    const lines = linesFor({ methodsLeftOut: 1200, slipsWithoutEffect: 1 });
    expect(lines.slice(lines.indexOf('and 1,200 more methods'))).toContain(
      'In no sum: 1 slip, because the kind has no known direction, or there is no amount.',
    );
    expect(linesFor({ methods: [], slipsWithoutEffect: 2 }).join('\n')).toContain('In no sum: 2 slips');
    const turnedKinds = [{ kindCode: 'food01', here: '0', inCopy: '1' }];
    expect(linesFor({ turnedKinds, turnedKindsLeftOut: 7 }).join('\n')).toContain('food01 (0 → 1), 7 more');
  });

  it('says when the copy is another person’s, was salvaged, turns kinds, or holds records that cannot be written', () => {
    expect(linesFor({ isOfAnotherOwner: true })).toContain(
      'The copy is of another person’s ledger. Its records become yours.',
    );
    expect(linesFor({ salvaged: true }).join('\n')).toContain('made of a damaged one');
    const turnedKinds = [{ kindCode: 'food01', here: 'expense', inCopy: null }];
    expect(linesFor({ turnedKinds }).join('\n')).toContain('--masters is not given: food01 (expense → none)');
    expect(linesFor({ turnedKinds }, { ...exact, changesMasters: true }).join('\n')).toContain(
      'The direction of these kinds turns',
    );
    expect(linesFor({ unwritable: 1 }).join('\n')).toContain('1 record cannot be written');
  });

  it('ends with what the mode does and leaves', () => {
    expect(planSentence(found, add)).toBe(
      '--mode add: 12 to add, 0 to change, 0 to delete; stays as it is: 4 records that differ (--masters changes 1 of them), 4 records that are only here.',
    );
    const one = { ...slips, changed: 1, onlyHere: 1 };
    expect(planSentence({ tables: [one] }, add)).toMatch(/: 1 record that differs, 1 record that is only here\.$/);
    expect(planSentence(found, { ...exact, changesMasters: true, changed: 4 })).toBe(
      '--mode exact --masters: 12 to add, 4 to change, 4 to delete.',
    );
  });
});
