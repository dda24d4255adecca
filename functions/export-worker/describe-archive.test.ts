import { expect, it } from 'vitest';
import { formatVersion } from '../../archive/entries/entry-names.ts';
import { manifestFormat } from '../../archive/manifest.ts';
import { ControlTotalsSum } from '../../ledger/control-totals.ts';
import { noMoney } from '../../ledger/month-money.ts';
import type { MethodReconciliation } from '../../ledger/reconciliation.ts';
import { describeArchive } from './describe-archive.ts';
import type { MadeArchive } from './make-archive.ts';

const totals = new ControlTotalsSum().result();
const slipsEntry = { name: 'slips.csv', rows: 2, bytes: 100, sha256: 'aa', attributesNotInCsv: ['owner'] };
const cash: MethodReconciliation = {
  methodCode: 'cash',
  opening: { day: '20241231', value: '1000' },
  slipsTotal: '-300',
  closing: { day: '20250131', value: '600' },
  slipsAfterClosing: '-50',
  difference: '-100',
  firstDifferenceOn: '20250115',
};
const card: MethodReconciliation = {
  methodCode: 'card',
  opening: null,
  slipsTotal: '0',
  closing: null,
  slipsAfterClosing: '0',
  difference: null,
  firstDifferenceOn: null,
};

function madeOf(methods: readonly MethodReconciliation[] | null, days?: MadeArchive['days']): MadeArchive {
  return {
    manifest: {
      format: manifestFormat,
      formatVersion,
      exportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      attempt: 1,
      owner: 'ap-northeast-1:owner',
      language: 'ja',
      days: null,
      recordsOutsideDays: 3,
      months: null,
      requestedAt: '2026-01-31T15:04:05.678Z',
      startedAt: '2026-01-31T15:04:06.000Z',
      finishedAt: '2026-01-31T15:04:07.000Z',
      consistency: { level: 'CHANGED_WHILE_READ', statement: 'The ledger changed.' },
      entries: [slipsEntry],
      controlTotals: { slips: totals, balances: totals },
      reconciliation: { agrees: false, slipsOfUnknownKind: 0, methods },
    },
    entries: [slipsEntry],
    days,
    months: [{ month: '2025-01', slips: 2, balances: 1 }],
    stored: { bytes: 4321, sha256: 'bb', expiration: undefined, inParts: false },
  };
}

const about = {
  copy: { period: null, requested: new Date('2026-02-01T00:04:05Z'), id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  retentionDays: 7,
  now: new Date('2026-01-31T15:04:08Z'),
};

it('describes the stored file, its entries and its days', () => {
  const described = describeArchive(madeOf([], { from: '2025-01-01', to: '2025-01-31' }), about);
  expect(described).toEqual({
    fileName: 'myhome-account_all_20260201-000405_9G5FAV.zip',
    bytes: 4321,
    sha256: 'bb',
    entries: [{ name: 'slips.csv', rows: 2, bytes: 100, sha256: 'aa' }],
    consistency: 'CHANGED_WHILE_READ',
    reconciliation: [],
    expiresAt: '2026-02-08T00:00:00.000Z',
    firstDay: '2025-01-01',
    lastDay: '2025-01-31',
    recordsOutsideDays: 3,
    months: [{ month: '2025-01', slips: 2, balances: 1 }],
  });
});

it('tells the money of each month beside its records, where it could be added up', () => {
  const made = madeOf([]);
  const month = { month: '2025-01', slips: 2, balances: 1 };
  const months = [{ ...month, ...noMoney, income: '300', expense: '-1.5' }];
  expect(describeArchive({ ...made, manifest: { ...made.manifest, months } }, about).months).toEqual([
    { ...month, income: '300', expense: '-1.5' },
  ]);
});

it('says of each method what was found, and null where nothing was', () => {
  expect(describeArchive(madeOf([cash, card]), about).reconciliation).toEqual([
    {
      methodCode: 'cash',
      openingBalance: '1000',
      slipsTotal: '-300',
      closingBalance: '600',
      difference: '-100',
      firstDifferenceOn: '2025-01-15',
    },
    {
      methodCode: 'card',
      openingBalance: null,
      slipsTotal: '0',
      closingBalance: null,
      difference: null,
      firstDifferenceOn: null,
    },
  ]);
});

it('has no days where no record has one, and no methods where there are too many', () => {
  expect(describeArchive(madeOf(null), about)).toMatchObject({ firstDay: null, lastDay: null, reconciliation: [] });
});
