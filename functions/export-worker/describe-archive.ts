import type { NamedCopy } from '../../archive/file-name.ts';
import { archiveFileName } from '../../archive/file-name.ts';
import { isoDay } from '../../ledger/day.ts';
import type { MethodReconciliation } from '../../ledger/reconciliation.ts';
import type { ExportArchiveInput, ReconciliationInput } from '../__generated__/graphql.ts';
import { expiryOf } from './expiry.ts';
import type { MadeArchive } from './make-archive.ts';

/** The description of a verified archive for the export's row, and so for the owner's page. */
export function describeArchive(
  made: MadeArchive,
  about: { copy: NamedCopy; retentionDays: number; now: Date },
): ExportArchiveInput {
  const { manifest, entries, days, months, stored } = made;
  return {
    fileName: archiveFileName(about.copy),
    bytes: stored.bytes,
    sha256: stored.sha256,
    entries: entries.map(({ name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 })),
    consistency: manifest.consistency.level,
    reconciliation: manifest.reconciliation.methods?.map(describeMethod) ?? [],
    expiresAt: expiryOf(stored.expiration, about.now, about.retentionDays).toISOString(),
    firstDay: days?.from ?? null,
    lastDay: days?.to ?? null,
    recordsOutsideDays: manifest.recordsOutsideDays,
    months: manifest.months
      ? manifest.months.map(({ month, slips, balances, income, expense }) => ({
          month,
          slips,
          balances,
          income,
          expense,
        }))
      : [...months],
  };
}

function describeMethod({
  methodCode,
  opening,
  slipsTotal,
  closing,
  difference,
  firstDifferenceOn,
}: MethodReconciliation): ReconciliationInput {
  return {
    methodCode,
    openingBalance: opening?.value ?? null,
    slipsTotal,
    closingBalance: closing?.value ?? null,
    difference,
    firstDifferenceOn: firstDifferenceOn === null ? null : isoDay(firstDifferenceOn),
  };
}
