import type { Readable } from 'node:stream';

/** Longer lines are split, so that a function that writes no newline cannot fill the host's memory. */
const mostLineCharacters = 256 * 1024;

/**
 * Calls `onLine` with each line of UTF-8 text, without its newline. Only a newline ends a line. Node's readline also
 * splits at U+2028, which JSON does not escape.
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
