import type { Readable } from 'node:stream';

/** Longer lines come in pieces: a function that writes without an end must not fill the host's memory. */
const mostLineCharacters = 256 * 1024;

/**
 * Calls `onLine` with each line of UTF-8 text, without its newline. Only a newline ends a line: Node's readline also stops at U+2028, which JSON
 * leaves as it is.
 */
export function eachLine(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    if (rest.length < mostLineCharacters) return;
    onLine(rest);
    rest = '';
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
