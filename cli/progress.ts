import type { Readable } from 'node:stream';

/** The parts of a terminal that are used to show progress. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

interface Shown {
  readonly status: string;
  readonly phase?: string;
  readonly rowsRead?: number;
  readonly fraction?: number;
}

const barWidth = 30;

/**
 * Shows the progress of an export. A terminal gets one line that is redrawn. Any other output gets a line for each
 * change.
 */
export function createProgress(out: Terminal & Partial<Readable>): { show: (state: Shown) => void; end: () => void } {
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

function describe({ status, phase, rowsRead, fraction }: Shown, bar: boolean): string {
  const what = status === 'RUNNING' ? (phase ?? status).toLowerCase() : status.toLowerCase();
  const part = fraction ?? 0;
  const filled = Math.round(part * barWidth);
  const drawn = bar ? `[${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}] ` : '';
  return `${drawn}${what}${rowsRead === undefined ? '' : `  ${rowsRead.toLocaleString('en')} rows`}${fraction === undefined ? '' : `  ${Math.round(part * 100)} %`}`;
}
