import type { ExportArchiveInput } from './__generated__/schema.ts';

/** An archive as the row of its export has it. */
export function storedArchive(archive: ExportArchiveInput) {
  return {
    fileName: archive.fileName,
    bytes: archive.bytes,
    sha256: archive.sha256,
    entries: archive.entries,
    consistency: archive.consistency,
    reconciliation: archive.reconciliation,
    firstDay: archive.firstDay,
    lastDay: archive.lastDay,
    recordsOutsideDays: archive.recordsOutsideDays,
    months: archive.months,
  };
}
