import { isUtf8 } from 'node:buffer';

/** A record of a CSV entry. */
export interface CsvRecordText {
  /** 0 for the header. */
  readonly number: number;
  /** Without its line end; undefined when it is not UTF-8. */
  readonly text: string | undefined;
}

/**
 * Cuts a CSV entry into records. A line feed ends a record unless it is inside quotes. Ends early at a record that is longer
 * than any can be, since a lost quote makes one of all that follows.
 */
export async function* csvRecordTexts(
  content: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<CsvRecordText, void, undefined> {
  let number = 0;
  for await (const bytes of records(content, mostBytes)) {
    const text = isUtf8(bytes) ? bytes.toString('utf8').replace(/\r$/, '') : undefined;
    yield { number, text };
    number += 1;
  }
}

/** The bytes of each whole record, without the line feed. */
async function* records(content: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Buffer, void, undefined> {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  let isQuoted = false;
  for await (const chunk of content) {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === quote) isQuoted = !isQuoted;
      if (byte !== lineFeed || isQuoted) continue;
      yield Buffer.concat([...begun, chunk.subarray(start, at)]);
      begun = [];
      begunBytes = 0;
      start = at + 1;
    }
    begun.push(chunk.subarray(start));
    begunBytes += chunk.length - start;
    if (begunBytes > mostBytes) return;
  }
}

const [lineFeed, quote] = [0x0a, 0x22];
