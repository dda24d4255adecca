import type { LineFaultReason } from '../copy/line-fault.ts';

/** A line or CSV record that could be read and that no new archive may hold. */
export interface LostLine {
  readonly entry: string;
  /** Counted from 1, in a CSV behind the header. */
  readonly lineNumber: number;
  readonly reason: LineFaultReason;
  readonly attribute?: string | undefined;
}

/** Counts the lost lines of a table, and keeps the first of them. */
export class LostLines {
  readonly examples: LostLine[] = [];
  count = 0;

  add(line: LostLine): void {
    this.count += 1;
    if (this.examples.length < mostExamples) this.examples.push(line);
  }
}

const mostExamples = 20;
