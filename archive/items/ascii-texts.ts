/**
 * Makes strings of bytes, and returns the existing string when the same bytes were seen before. Days, methods, kinds
 * and many amounts repeat often, and a look at a known string is cheaper than an allocation. Keeps at most the latest
 * {@link slots}.
 */
export class AsciiTexts {
  readonly #texts = new Array<string | undefined>(slots);

  /** The text of the bytes from `start` to before `end`; undefined when they are not all ASCII. */
  read(bytes: Buffer, start: number, end: number): string | undefined {
    let hash = end - start;
    for (let index = start; index < end; index += 1) {
      const byte = bytes[index] as number;
      if (byte > 0x7f) return undefined;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const slot = (hash ^ (hash >>> 12)) & (slots - 1);
    const known = this.#texts[slot];
    if (known !== undefined && isText(known, bytes, start, end)) return known;
    const text = bytes.toString('latin1', start, end);
    this.#texts[slot] = text;
    return text;
  }
}

const slots = 4096;

function isText(text: string, bytes: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}
