/**
 * A line for a terminal. A person's file may hold any characters, and a terminal obeys some of them: control characters,
 * and those that turn the direction of writing or end a line. They are shown as `\u{…}`.
 */
export function printable(line: string): string {
  return line.replace(obeyed, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Control characters (Cc), line and paragraph separators, and the controls of direction (UAX 9, 2.1 to 2.5). */
const obeyed = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
