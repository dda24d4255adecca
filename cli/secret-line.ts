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
  /** Undefined when the input was ended before anything was typed. */
  readonly text: string | undefined;
  /** What came after the line. */
  readonly rest: Buffer;
}

/** Puts together one line of bytes that are typed, pasted or piped, without showing any. */
export class SecretLine {
  readonly #editable: boolean;
  /** UTF-8; characters may arrive in pieces. */
  #bytes: number[] = [];
  /** Of an arrow key or another key that sends a sequence: 'start' after Escape, 'inside' up to its last letter. */
  #sequence: 'none' | 'start' | 'inside' = 'none';

  /** @param editable a terminal in raw mode, where keys arrive as they are pressed; elsewhere every byte but the line's end belongs to the line. */
  constructor({ editable }: { readonly editable: boolean }) {
    this.#editable = editable;
  }

  text(): string {
    return Buffer.from(this.#bytes).toString('utf8');
  }

  /** Undefined while the line goes on. */
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

  /** A file from elsewhere ends its lines with CR LF. */
  #withoutReturn(): string {
    if (this.#bytes.at(-1) === keys.carriageReturn) this.#bytes.pop();
    return this.text();
  }

  /** Whether the byte belongs to a key that types nothing (ECMA-48: Escape, `[` or `O`, and up to a letter or `~`). */
  #skips(byte: number): boolean {
    if (this.#sequence === 'start') this.#sequence = byte === 0x5b || byte === 0x4f ? 'inside' : 'none';
    else if (this.#sequence === 'inside') this.#sequence = byte >= 0x40 && byte <= 0x7e ? 'none' : 'inside';
    else if (byte === keys.escape) this.#sequence = 'start';
    else return false;
    return true;
  }

  /** What a person sees as one character may be several of Unicode's, and each of those several bytes. */
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
