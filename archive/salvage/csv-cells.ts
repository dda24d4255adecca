/** A cell of a CSV record. */
export interface CsvCell {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Reads one record of RFC 4180 without its line end. Undefined when it is none. */
export function csvCells(record: string): readonly CsvCell[] | undefined {
  const cells: CsvCell[] = [];
  for (let at = 0; ; ) {
    const isQuoted = record[at] === '"';
    const end = isQuoted ? endOfQuoted(record, at) : endOfPlain(record, at);
    if (end === undefined) return undefined;
    const text = record.slice(at, end);
    cells.push(isQuoted ? { text: text.slice(1, -1).replaceAll('""', '"'), isQuoted } : { text, isQuoted });
    if (end === record.length) return cells;
    at = end + 1;
  }
}

/** Where the cell ends; undefined when something else than a comma follows its closing quote. */
function endOfQuoted(record: string, start: number): number | undefined {
  for (let at = start + 1; ; at += 2) {
    at = record.indexOf('"', at);
    if (at === -1) return undefined;
    if (record[at + 1] === '"') continue;
    return at + 1 === record.length || record[at + 1] === ',' ? at + 1 : undefined;
  }
}

function endOfPlain(record: string, start: number): number | undefined {
  const comma = record.indexOf(',', start);
  const end = comma === -1 ? record.length : comma;
  const quoteAt = record.indexOf('"', start);
  return quoteAt !== -1 && quoteAt < end ? undefined : end;
}
