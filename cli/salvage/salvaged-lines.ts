import { refusedLineSentence } from '../../archive/copy/refused-lines.ts';
import type { SalvagedTable } from '../../archive/salvage/salvage-copy.ts';

/** The result of a salvage as lines: the records of each table, and the losses. */
export function salvagedLines(tables: readonly SalvagedTable[], hasManifest: boolean): string[] {
  return [
    ...tables.flatMap(tableLines),
    ...(hasManifest
      ? []
      : ['The manifest is lost. The new copy holds every record that was found, and does not know its days.']),
    isComplete(tables)
      ? 'No record is lost.'
      : 'Records are lost, or no checksum vouches for them. Keep the damaged file until you have looked at the new one.',
  ];
}

/** True when the new archive has every record of the damaged one, and a checksum for each. */
export function isComplete(tables: readonly SalvagedTable[]): boolean {
  return tables.every(
    ({ records, claimed, isProven, lostLines }) => isProven && lostLines === 0 && records === (claimed ?? records),
  );
}

function tableLines(table: SalvagedTable): string[] {
  const { table: name, records, fromCsv, entries, claimed, isProven, lostLines, examples } = table;
  const of = claimed === null ? '' : ` of ${counted(claimed)}`;
  const fewer =
    fromCsv > 0 ? `, ${counted(fromCsv)} of them from ${name}.csv, which lacks attributes without a column` : '';
  return [
    `${name}: ${counted(records)}${of} records${fewer}`,
    ...entries.flatMap(({ name: entry, state }) => (state === 'INTACT' ? [] : [`  ${entry} ${states[state]}`])),
    ...(isProven || records === 0 ? [] : ['  No checksum vouches for these records. Look at them before you restore.']),
    ...examples.map(
      ({ entry, lineNumber, reason, attribute }) =>
        `  lost: ${entry}, line ${lineNumber}: ${refusedLineSentence(attribute === undefined ? { reason } : { reason, attribute })}`,
    ),
    ...(lostLines > examples.length ? [`  and ${counted(lostLines - examples.length)} more lines`] : []),
  ];
}

const states = {
  MISSING: 'is missing',
  CUT: 'is cut off',
  DAMAGED: 'is damaged',
  CHANGED: 'is not what it was when the copy was made',
  NOT_READ_BACK: 'is a table for people: records cannot be made of it, and it vouches for none',
} as const;

const counted = (count: number): string => count.toLocaleString('en');
