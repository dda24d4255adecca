const keys = {
  interrupt: 0x03,
  endOfInput: 0x04,
  backspace: 0x08,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  eraseLine: 0x15,
  eraseWord: 0x17,
  escape: 0x1b,
  delete: 0x7f,
} as const;

interface Ended {
  /** Undefined when the input ended before the first character. */
  readonly text: string | undefined;
  /** The bytes after the line. */
  readonly rest: Buffer;
}

/** Assembles one line from bytes that are typed, pasted or piped, without showing any. */
export class SecretLine {
  readonly #editable: boolean;
  /** UTF-8. The bytes of a character may arrive in several chunks. */
  #bytes: number[] = [];
  /**
   * The state within the sequence of an arrow key or a similar key: 'start' after Escape, 'inside' up to its last
   * letter.
   */
  #sequence: 'none' | 'start' | 'inside' = 'none';

  /**
   * @param editable true for a terminal in raw mode, where keys arrive one by one. Otherwise every byte except the end
   * of the line belongs to the line.
   */
  constructor({ editable }: { readonly editable: boolean }) {
    this.#editable = editable;
  }

  text(): string {
    return Buffer.from(this.#bytes).toString('utf8');
  }

  /** Undefined until the line is complete. */
  take(chunk: Buffer): Ended | 'interrupt' | undefined {
    for (const [at, byte] of chunk.entries()) {
      const end = (text: string | undefined): Ended => ({ text, rest: chunk.subarray(at + 1) });
      if (byte === keys.lineFeed || (byte === keys.carriageReturn && this.#editable)) return end(this.#withoutReturn());
      if (!this.#editable) this.#bytes.push(byte);
      else if (this.#skips(byte)) continue;
      else if (byte === keys.interrupt) return 'interrupt';
      else if (byte === keys.endOfInput) return end(this.#bytes.length === 0 ? undefined : this.text());
      else if (byte === keys.backspace || byte === keys.delete) this.#eraseCharacter();
      else if (byte === keys.eraseLine || byte === keys.eraseWord) this.#bytes = [];
      else if (byte >= 0x20) this.#bytes.push(byte);
    }
    return undefined;
  }

  /** A file from another system may end its lines with CR LF. */
  #withoutReturn(): string {
    if (this.#bytes.at(-1) === keys.carriageReturn) this.#bytes.pop();
    return this.text();
  }

  /**
   * Whether the byte belongs to a key that types no character (ECMA-48: Escape, `[` or `O`, and up to a letter or `~`).
   */
  #skips(byte: number): boolean {
    if (this.#sequence === 'start') this.#sequence = byte === 0x5b || byte === 0x4f ? 'inside' : 'none';
    else if (this.#sequence === 'inside') this.#sequence = byte >= 0x40 && byte <= 0x7e ? 'none' : 'inside';
    else if (byte === keys.escape) this.#sequence = 'start';
    else return false;
    return true;
  }

  /** A character on the screen may consist of several Unicode code points, and each of those of several bytes. */
  #eraseCharacter(): void {
    const characters = [...new Intl.Segmenter().segment(Buffer.from(this.#bytes).toString('utf8'))];
    this.#bytes = [
      ...Buffer.from(
        characters
          .slice(0, -1)
          .map(({ segment }) => segment)
          .join(''),
      ),
    ];
  }
}
