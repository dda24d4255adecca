/** A part of an entry of lines, in order. */
export type LineBlock =
  /** One or more whole lines, each with its line feed. */
  | { readonly kind: 'LINES'; readonly bytes: Buffer }
  /** One line that is longer than the limit. Its bytes were dropped. */
  | { readonly kind: 'TOO_LONG' }
  /** The last line, without a line feed. */
  | { readonly kind: 'NOT_ENDED'; readonly bytes: Buffer };

/** Cuts a stream of bytes at line feeds. Holds one chunk, and of an unfinished line at most `mostLineBytes`. */
export async function* lineBlocks(
  content: AsyncIterable<Buffer>,
  mostLineBytes: number,
): AsyncGenerator<LineBlock, void, undefined> {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  let isTooLong = false;
  for await (const chunk of content) {
    const firstEnd = chunk.indexOf(lineFeed);
    const lineBytes = begunBytes + (firstEnd === -1 ? chunk.length : firstEnd);
    if (lineBytes > mostLineBytes) isTooLong = true;
    if (firstEnd === -1) {
      begunBytes = lineBytes;
      if (isTooLong) begun = [];
      else begun.push(chunk);
      continue;
    }
    const lastEnd = chunk.lastIndexOf(lineFeed);
    if (isTooLong) {
      yield { kind: 'TOO_LONG' };
      if (lastEnd > firstEnd) yield { kind: 'LINES', bytes: chunk.subarray(firstEnd + 1, lastEnd + 1) };
    } else {
      const whole = chunk.subarray(0, lastEnd + 1);
      yield { kind: 'LINES', bytes: begun.length === 0 ? whole : Buffer.concat([...begun, whole]) };
    }
    begun = lastEnd + 1 < chunk.length ? [chunk.subarray(lastEnd + 1)] : [];
    begunBytes = chunk.length - lastEnd - 1;
    isTooLong = begunBytes > mostLineBytes;
  }
  if (isTooLong) yield { kind: 'TOO_LONG' };
  else if (begunBytes > 0) yield { kind: 'NOT_ENDED', bytes: Buffer.concat(begun) };
}

const lineFeed = 0x0a;
