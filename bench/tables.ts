import type { Measured } from './pipelines/measured.ts';

/** A table in Markdown. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export const comparedHeader = [
  'rows',
  'pipeline',
  'rows/s',
  'against the seed',
  '… verified',
  'CPU s per million',
  'peak MB',
  'zip MB',
];

/** One line of the comparison. The seed's measurements cover all its work, since it verifies nothing. */
export function comparedRow(name: string, measured: Measured, seed: Measured): string[] {
  const made = measured.steps?.['made'] ?? measured.wallMs;
  const isVerified = measured.steps?.['verified'] !== undefined;
  return [
    measured.rows.toLocaleString('en'),
    name,
    Math.round((measured.rows / made) * 1000).toLocaleString('en'),
    (seed.wallMs / made).toFixed(2),
    isVerified ? (seed.wallMs / measured.wallMs).toFixed(2) : '',
    ((measured.cpuMs / measured.rows) * 1000).toFixed(1),
    megabytes(measured.peakBytes),
    megabytes(measured.zipBytes),
  ];
}

/** The cost of each stage of the worker: the time with the stage, less the time without it. */
export function shares([read, write, deflate, ours]: readonly Measured[]): string[][] {
  const made = ours?.steps?.['made'] ?? NaN;
  const verified = ours?.steps?.['verified'] ?? NaN;
  const until = (stage: Measured | undefined) => stage?.wallMs ?? NaN;
  const parts = [
    ['reading: queries, and the position of each attribute', until(read)],
    ['writing: CSV, JSONL, the reconciliation of amounts', until(write) - until(read)],
    ['deflating, checksums, container', until(deflate) - until(write)],
    ['uploading', made - until(deflate)],
    ['verifying: reading back, inflating, checksums, counting', verified],
  ] as const;
  return parts.map(([what, ms]) => [what, `${Math.round(ms)}`, `${Math.round((ms / (made + verified)) * 100)} %`]);
}

export const checkHeader = ['rows', 'the ledger', 'rows/s', 'CPU s per million', 'peak MB'];

/** One line about the check of a copy. */
export function checkRow(ledger: string, measured: Measured): string[] {
  return [
    measured.rows.toLocaleString('en'),
    ledger,
    perSecond(measured.rows, measured.wallMs),
    ((measured.cpuMs / measured.rows) * 1000).toFixed(1),
    megabytes(measured.peakBytes),
  ];
}

export const applyHeader = [
  'rows of the copy',
  'the ledger',
  'writes',
  'safety copy s',
  'writing s',
  'writes/s',
  'CPU ms per write',
  'reading back s',
  'peak MB',
];

/** One line about the application of a copy. The steps are those of the pipeline. */
export function applyRow(rows: number, ledger: string, { rows: writes, steps, peakBytes }: Measured): string[] {
  const ms = (step: string) => steps?.[step] ?? NaN;
  const seconds = (step: string) => (ms(step) / 1000).toFixed(1);
  return [
    rows.toLocaleString('en'),
    ledger,
    writes.toLocaleString('en'),
    seconds('saved'),
    seconds('written'),
    perSecond(writes, ms('written')),
    (ms('written CPU') / writes).toFixed(2),
    seconds('applied'),
    megabytes(peakBytes),
  ];
}

const perSecond = (count: number, ms: number): string => Math.round((count / ms) * 1000).toLocaleString('en');

export const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(bytes < 100 * 2 ** 20 ? 1 : 0);
