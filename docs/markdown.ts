/** For tests of documents: the cells of the table with this header (`entry | what`), row by row. Throws when there is no such table. */
export function tableAfter(text: string, header: string): string[][] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith('|') && cellsOf(line).join(' | ') === header);
  if (at === -1) throw new Error(`The document has no table with the header ${header}`);
  // The header and the line below it are no rows.
  const rows = lines.slice(at + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end === -1 ? undefined : end).map(cellsOf);
}

/** For tests of documents: the rows of tables that have more or fewer cells than the row above them, as `line: text`. */
export function raggedRows(text: string): string[] {
  const lines = text.replaceAll(/^```[^]*?^```/gm, (block) => block.replaceAll(/[^\n]/g, '')).split('\n');
  return lines.flatMap((line, index) => {
    const above = lines[index - 1] ?? '';
    if (!line.startsWith('|') || !above.startsWith('|') || cellsOf(line).length === cellsOf(above).length) return [];
    return [`${index + 1}: ${line}`];
  });
}

function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** For tests of documents: what stands between backticks. Fenced blocks are left out. */
export function codeSpans(text = ''): string[] {
  return [...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}
