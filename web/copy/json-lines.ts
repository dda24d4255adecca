/** An item in DynamoDB JSON, as a line of a JSONL entry holds it. Nothing of it is trusted. */
export type Item = Readonly<Record<string, unknown>>;

/** Finds the lines in chunks of bytes and parses each. A line that cannot be read is counted and left out. */
export class JsonLines {
  readonly #onItem: (item: Item, line: string) => void;
  #rest: Uint8Array = new Uint8Array(0);
  #lines = 0;
  #unreadable = 0;

  constructor(onItem: (item: Item, line: string) => void) {
    this.#onItem = onItem;
  }

  /** Lines so far, readable or not. */
  get lines(): number {
    return this.#lines;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  add(chunk: Uint8Array): void {
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      if (this.#rest.length + chunk.length > longestLine) this.#drop();
      else this.#rest = joined(this.#rest, chunk);
      return;
    }
    const whole = this.#rest.length === 0 ? chunk.subarray(0, end) : joined(this.#rest, chunk.subarray(0, end));
    this.#rest = chunk.slice(end);
    for (const line of decoder.decode(whole).split('\n').slice(0, -1)) this.#read(line);
  }

  /** After the last chunk: a last line without its end is a line that cannot be read. */
  end(): void {
    if (this.#rest.length > 0) this.#drop();
  }

  #drop(): void {
    this.#rest = new Uint8Array(0);
    this.#lines += 1;
    this.#unreadable += 1;
  }

  #read(line: string): void {
    this.#lines += 1;
    const item = parsed(line);
    if (item) this.#onItem(item, line);
    else this.#unreadable += 1;
  }
}

function parsed(line: string): Item | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** The string of an attribute `{"S": …}`. */
export function stringOf(item: Item, name: string): string | undefined {
  return memberOf(item[name], 'S');
}

/** The digits of an attribute `{"N": …}`. */
export function numberOf(item: Item, name: string): string | undefined {
  return memberOf(item[name], 'N');
}

/** An attribute of any type, for showing: texts and digits as they are, everything else as its DynamoDB JSON. */
export function textOf(item: Item, name: string): string {
  const value = item[name];
  if (value === undefined) return '';
  return memberOf(value, 'S') ?? memberOf(value, 'N') ?? JSON.stringify(value);
}

function memberOf(value: unknown, type: 'S' | 'N'): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member = (value as Readonly<Record<string, unknown>>)[type];
  return typeof member === 'string' ? member : undefined;
}

const lineFeed = 0x0a;

/** `archive/` reads lines of up to 2.6 MB: an item has at most 400 KB, and JSON may escape each of its bytes. */
const longestLine = 2_600_000;

/** The hash proves the bytes. A byte that is no UTF-8 is shown as such, and hides nothing else. */
const decoder = new TextDecoder('utf-8');
