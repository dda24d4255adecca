/** For tests of documents: the cells of the table that follows this header line, row by row. Throws when there is no such table. */
export function tableAfter(text: string, header: string): string[][] {
  const [, after] = text.split(`${header}\n`);
  if (after === undefined) throw new Error(`The document has no table with the header ${header}`);
  const [, ...rows] = after.split('\n');
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end === -1 ? undefined : end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** For tests of documents: what stands between backticks. Fenced blocks are left out. */
export function codeSpans(text = ''): string[] {
  return [...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}
