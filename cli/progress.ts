import type { Readable } from 'node:stream';

/** The parts of a terminal that are used to show progress. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far a job is. */
export interface Shown {
  readonly what: string;
  /** How much is done, in the words of the job, such as `1,200 rows`. */
  readonly done?: string;
  /** 0 to 1 */
  readonly fraction?: number;
  readonly note?: string;
}

export interface Progress {
  show(state: Shown): void;
  /** Makes room for other lines. */
  end(): void;
}

const barWidth = 30;

/**
 * Shows the progress of a job. A terminal gets one line that is redrawn. Any other output gets a line for each change.
 */
export function createProgress(out: Terminal & Partial<Readable>): Progress {
  let last = '';
  return {
    show(state) {
      const line = describe(state, out.isTTY === true);
      if (line === last) return;
      last = line;
      out.write(out.isTTY === true ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (out.isTTY === true && last !== '') out.write('\r\u001b[K');
    },
  };
}

function describe({ what, done, fraction, note }: Shown, bar: boolean): string {
  const part = Math.min(1, fraction ?? 0);
  const filled = Math.round(part * barWidth);
  const drawn = bar ? `[${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}] ` : '';
  const percent = fraction === undefined ? undefined : `${Math.round(part * 100)} %`;
  return drawn + [what, done, percent, note].filter((text) => text !== undefined).join('  ');
}
