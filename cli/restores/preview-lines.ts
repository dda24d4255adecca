import type { RestoreMode } from '../../client/__generated__/graphql.ts';
import type { Found, Plan } from '../../client/restores/plan.ts';
import { datasets } from '../../ledger/datasets.ts';
import { minute } from '../minute.ts';
import { aligned } from './aligned.ts';
import type { ListedDifferences } from './preview-lists.ts';
import { listedCount } from './preview-lists.ts';

/**
 * The preview for a person, before anything is written: the copy, the counts, examples, refused lines, money, the plan.
 */
export function previewLines(
  { found, fileName }: { readonly found: Found; readonly fileName: string },
  plan: Plan,
  lists: readonly ListedDifferences[],
): string[] {
  return [
    ...copyLines(found, fileName),
    '',
    ...countLines(found.tables),
    ...exampleLines(lists),
    ...refusedLines(lists),
    ...moneyLines(found, plan.mode),
    ...noteLines(found, plan),
    '',
    planSentence(found, plan),
  ];
}

function copyLines(found: Found, fileName: string): string[] {
  const { kind, everything, from, to, requestedAt, isOfAnotherOwner, salvaged } = found;
  const what = kind === 'LEGACY' ? 'a copy of the original app' : 'a copy of this program';
  const days = from && to ? `${from} to ${to}` : 'no day';
  const asked = requestedAt ? `, requested ${minute(requestedAt)}` : '';
  return [
    `${fileName}: ${what}, ${everything ? `everything (${days})` : days}${asked}`,
    ...(isOfAnotherOwner ? ['The copy is of another person’s ledger. Its records become yours.'] : []),
    ...(salvaged
      ? [
          'The copy was made of a damaged one, so records may be missing from it. It can be added or put back, not made exact.',
        ]
      : []),
  ];
}

/** The table of counts, and the sum that always closes. */
export function countLines(tables: Found['tables']): string[] {
  const sum = { table: 'all', rows: 0, added: 0, changed: 0, same: 0, onlyHere: 0, refused: 0 };
  for (const one of tables)
    for (const name of ['rows', 'added', 'changed', 'same', 'onlyHere', 'refused'] as const) sum[name] += one[name];
  const { rows, added, changed, same, refused } = sum;
  const closes = rows === added + changed + same + refused;
  return [
    ...aligned([
      ['', 'rows', '+', '~', '=', '-', 'refused'],
      ...[...tables, sum].map((one) => [
        one.table,
        ...[one.rows, one.added, one.changed, one.same, one.onlyHere, one.refused].map(counted),
      ]),
    ]),
    '+ missing here   ~ different   = the same   - only here, not in the copy   refused: cannot be restored',
    `${counted(rows)} rows in the file ${closes ? '=' : '≠'} ${counted(added)} added + ${counted(changed)} changed + ${counted(same)} same + ${counted(refused)} refused`,
  ];
}

function exampleLines(lists: readonly ListedDifferences[]): string[] {
  return lists
    .filter(({ recordClass }) => recordClass in symbols)
    .flatMap((list) => {
      const { table, recordClass, records, count } = list;
      const shown = records.slice(0, mostExamples);
      return [
        '',
        `${table}, ${symbols[recordClass] ?? ''} ${counted(count)}${shown.length < count ? `, of them the first ${shown.length}` : ''}`,
        ...shown.flatMap(({ key, fields }) => [
          `  ${symbols[recordClass] ?? ''} ${key}`,
          ...(recordClass === 'CHANGE'
            ? fields.map(({ attribute, before, after }) => `      ${attribute}: ${value(before)} → ${value(after)}`)
            : contentLines(key, fields)),
        ]),
      ];
    });
}

const symbols: Readonly<Record<string, string>> = { ADD: '+', CHANGE: '~', ONLY_HERE: '-' };

/** One line of what the key does not say already. A key alone tells nobody which slip it is. */
function contentLines(key: string, fields: ListedDifferences['records'][number]['fields']): string[] {
  const inKey = new Set([key, ...key.split('#')]);
  const shown = fields.flatMap(({ attribute, before, after }) => {
    const text = after ?? before;
    return attribute === 'owner' || text == null || inKey.has(text) ? [] : [`${attribute}: ${value(text)}`];
  });
  return shown.length === 0 ? [] : [`      ${shown.join(', ')}`];
}

function value(text: string | null | undefined): string {
  if (text === null || text === undefined) return 'none';
  return text.length > longestValue ? `"${text.slice(0, longestValue)}…"` : `"${text}"`;
}

function refusedLines(lists: readonly ListedDifferences[]): string[] {
  return lists
    .filter(({ recordClass }) => recordClass === 'REFUSED')
    .flatMap((list) => {
      const shown = list.refused.slice(0, mostRefused);
      const left = list.count - shown.length;
      return [
        '',
        ...shown.map(
          ({ lineNumber, reason, message }) => `refused: ${list.table}, line ${lineNumber}: ${message} (${reason})`,
        ),
        ...(left > 0
          ? [`  and ${counted(left)} more; --dry-run --out FILE writes the first ${counted(listedCount(list))}`]
          : []),
      ];
    });
}

function moneyLines({ methods, methodsLeftOut, slipsWithoutEffect }: Found, mode: RestoreMode): string[] {
  const missing = [
    ...(methodsLeftOut ? [`and ${counted(methodsLeftOut)} more methods`] : []),
    ...(slipsWithoutEffect > 0
      ? [
          `In no sum: ${counted(slipsWithoutEffect)} ${slipsWithoutEffect === 1 ? 'slip' : 'slips'}, because the kind has no known direction, or there is no amount.`,
        ]
      : []),
  ];
  if (methods.length === 0) return missing.length === 0 ? [] : ['', ...missing];
  const after = (money: Found['methods'][number]) =>
    ({
      ADD: [money.slipsAdd, money.balanceAdd],
      REPLACE: [money.slipsReplace, money.balanceReplace],
      EXACT: [money.slipsExact, money.balanceExact],
    })[mode];
  return [
    '',
    ...aligned([
      ['money in these days', 'slips before', 'slips after', 'balance before', 'balance after'],
      ...methods.map((money) => {
        const [slips, balance] = after(money);
        return [money.methodCode, money.slipsBefore, slips ?? '', money.balanceBefore ?? '-', balance ?? '-'];
      }),
    ]),
    ...missing,
  ];
}

function noteLines({ turnedKinds, turnedKindsLeftOut, unwritable }: Found, { changesMasters }: Plan): string[] {
  const turned = [
    ...turnedKinds.map(({ kindCode, here, inCopy }) => `${kindCode} (${here ?? 'none'} → ${inCopy ?? 'none'})`),
    ...(turnedKindsLeftOut ? [`${counted(turnedKindsLeftOut)} more`] : []),
  ];
  return [
    ...(turned.length > 0
      ? [
          '',
          changesMasters
            ? `The direction of these kinds turns, and with it the sign of all their slips, also outside the copy’s days: ${turned.join(', ')}`
            : `These kinds have another direction in the copy. They stay as they are here, because --masters is not given: ${turned.join(', ')}`,
        ]
      : []),
    ...(unwritable > 0
      ? [
          '',
          `${records(unwritable)} cannot be written under the conditions that protect a ledger, and will be left alone.`,
        ]
      : []),
  ];
}

/** A sentence on the writes of the chosen mode, and on the differences that it leaves. */
export function planSentence({ tables }: Pick<Found, 'tables'>, plan: Plan): string {
  const { added, changed, deleted, changesMasters } = plan;
  const all = (name: 'changed' | 'onlyHere') => tables.reduce((sum, one) => sum + one[name], 0);
  const [different, onlyHere] = [all('changed') - changed, all('onlyHere') - deleted];
  const differentMasters = changesMasters ? 0 : mastersThatDiffer(tables);
  const masters = differentMasters > 0 ? ` (--masters changes ${counted(differentMasters)} of them)` : '';
  const left = [
    ...(different > 0 ? [`${records(different)} that ${different === 1 ? 'differs' : 'differ'}${masters}`] : []),
    ...(onlyHere > 0 ? [`${records(onlyHere)} that ${onlyHere === 1 ? 'is' : 'are'} only here`] : []),
  ];
  const modeName = `--mode ${plan.mode.toLowerCase()}${changesMasters ? ' --masters' : ''}`;
  return `${modeName}: ${counted(added)} to add, ${counted(changed)} to change, ${counted(deleted)} to delete${left.length > 0 ? `; stays as it is: ${left.join(', ')}` : ''}.`;
}

/** Kinds and methods that differ. A choice leaves them as they are unless it says otherwise. */
const mastersThatDiffer = (tables: Found['tables']): number =>
  tables
    .filter(({ table }) => datasets.some(({ name, dayAttribute }) => name === table && dayAttribute === null))
    .reduce((sum, { changed }) => sum + changed, 0);

export const counted = (count: number): string => count.toLocaleString('en');

export const records = (count: number): string => `${counted(count)} ${count === 1 ? 'record' : 'records'}`;

const mostExamples = 3;
const mostRefused = 10;
const longestValue = 60;
