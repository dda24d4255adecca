/**
 * Compares sort keys as DynamoDB orders them: by the bytes of their UTF-8. JavaScript's `<` compares UTF-16 code units,
 * and puts a character above U+FFFF before U+E000 to U+FFFF.
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return utf8Rank(left) - utf8Rank(right);
  }
  return a.length - b.length;
}

/** Surrogates begin a character above U+FFFF, so they rank after every other code unit. */
function utf8Rank(codeUnit: number): number {
  if (codeUnit < firstSurrogate) return codeUnit;
  return codeUnit > lastSurrogate ? codeUnit - surrogates : codeUnit + aboveAll;
}

const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;
const surrogates = lastSurrogate - firstSurrogate + 1;
const aboveAll = 0xffff - lastSurrogate;
