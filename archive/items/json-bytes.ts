/** The bytes of JSON's own characters. */
export const quoteByte = 0x22;
export const commaByte = 0x2c;
export const colonByte = 0x3a;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const backslash = 0x5c;

/** The text is not JSON without spaces between its parts. */
export class NotCompactJson extends SyntaxError {
  override readonly name = 'NotCompactJson';

  constructor(at: number) {
    super(`Expected JSON without spaces between its parts, and found something else at byte ${at}.`);
  }
}

/** The end of the value that begins at `at`. The content of the value is read only as far as this needs. */
export function endOfValue(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === quoteByte) return endOfString(bytes, at);
  if (first !== openBrace && first !== openBracket) return endOfWord(bytes, at);
  let depth = 0;
  for (let index = at; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === quoteByte) index = endOfString(bytes, index) - 1;
    else if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  throw new NotCompactJson(at);
}

/** The end, after the closing quote, of the string whose opening quote is at `at`. */
export function endOfString(bytes: Uint8Array, at: number): number {
  for (let index = at + 1; index < bytes.length; index += 1) {
    if (bytes[index] === backslash) index += 1;
    else if (bytes[index] === quoteByte) return index + 1;
  }
  throw new NotCompactJson(at);
}

/** The end of a number, `true`, `false` or `null`. */
function endOfWord(bytes: Uint8Array, at: number): number {
  let index = at;
  // The end of the bytes ends a word too.
  while (!endsWord.has(bytes[index] ?? commaByte)) index += 1;
  if (index === at) throw new NotCompactJson(at);
  return index;
}

const endsWord = new Set([commaByte, closeBrace, closeBracket]);
