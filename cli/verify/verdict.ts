import type { InspectedCopy, UnprovenCopy } from '../../archive/copy/inspect-copy.ts';
import { asTyped } from '../as-typed.ts';
import { minute } from '../minute.ts';

/** What a person is told about a file. */
export interface Verdict {
  /** CHANGED: with every record. UNPROVEN: without checksums. */
  readonly verdict: 'WHOLE' | 'CHANGED' | 'DAMAGED' | 'UNPROVEN';
  readonly lines: readonly string[];
}

/** The verdict on the zip at `path`. */
export function verdictOn(path: string, copy: InspectedCopy | UnprovenCopy): Verdict {
  if (copy.kind === 'legacy')
    return {
      verdict: 'UNPROVEN',
      lines: [
        `${path}: unproven`,
        `  A copy of the original app. It has no checksums, so nothing tells whether it is as it was made. ${asTyped('restore')} FILE --dry-run reads every line of it.`,
      ],
    };
  const broken = copy.files.flatMap(({ name, state }) => (state === 'SAME' ? [] : [{ name, state }]));
  const areRecordsWhole = broken.every(({ name }) => !name.endsWith('.jsonl'));
  const isWhole = broken.length === 0;
  const verdict = isWhole ? 'WHOLE' : areRecordsWhole ? 'CHANGED' : 'DAMAGED';
  return {
    verdict,
    lines: [
      `${path}: ${words[verdict]}`,
      `  ${about(copy)}`,
      ...broken.map(({ name, state }) => `  ${name} ${states[state]}`),
      ...(isWhole || areRecordsWhole ? [] : [`  ${asTyped('salvage')} FILE makes a new copy of what is intact.`]),
      ...(!isWhole && areRecordsWhole
        ? [
            `  The records are in the .jsonl files, which are as they were made. For a restore, use the file as it was downloaded, or a new copy by ${asTyped('salvage')} FILE.`,
          ]
        : []),
      ...(copy.others.length > 0 ? [`  also in the zip, and not part of the copy: ${copy.others.join(', ')}`] : []),
      ...(copy.about.salvaged ? ['  Made of a damaged copy: it may lack records that were lost.'] : []),
    ],
  };
}

function about({ about: { requestedAt, everything, period }, files }: InspectedCopy): string {
  const days = everything ? 'everything' : period ? `${period.from} to ${period.to}` : 'unknown days';
  const rows = files
    .filter(({ name }) => name.endsWith('.jsonl'))
    .map(({ name, rows: count }) => `${name.slice(0, -'.jsonl'.length)} ${(count ?? 0).toLocaleString('en')}`);
  return `${days}, ${requestedAt === null ? '' : `taken ${minute(requestedAt)}`}: ${rows.join(', ')}`;
}

const words = { WHOLE: 'whole', CHANGED: 'changed, with every record', DAMAGED: 'damaged' } as const;

const states = {
  CHANGED: 'is not what it was when the copy was made',
  DAMAGED: 'is damaged',
  MISSING: 'is missing',
} as const;
