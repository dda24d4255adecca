import { jsonlEntryName, manifestEntryName, viewerEntryName } from './entry-names.ts';
import type { Covered } from './readme-words.ts';
import { tablesIn } from './readme-words.ts';

/** The lines of README.txt in English. */
export function readmeInEnglish(covered: Covered): string[] {
  return [
    'A copy of a household account book (myhome-account)',
    '',
    ...coveredLines(covered),
    '',
    `TO LOOK INTO THE COPY (${viewerEntryName})`,
    '',
    `Open ${viewerEntryName} in a browser on a computer, and choose this zip file or the folder into which it was unpacked.`,
    'It checks that the copy is as it was made, and shows slips, balances and totals for each month. It needs no network.',
    'A copy that was made of a damaged one does not have it.',
    '',
    'TABLES (.csv), FOR PEOPLE',
    '',
    ...tablesIn('en', {
      slips: 'slips: what was paid and received',
      balances: 'balances: what each payment method held at the end of a day',
      kinds: 'the kinds of slips',
      methods: 'the payment methods',
    }),
    'A date looks like 2025-01-31. One that is no day of the calendar stands as it is recorded.',
    'Where a kind or a method has no name, the name is empty. A memo of spaces only is empty too.',
    'Where a text could be taken for a formula, one apostrophe stands before it.',
    '',
    'TYPES',
    '',
    '  Expense (0): the balance of the method falls by the amount. A refund is a negative expense.',
    '  Income (1): the balance of the method rises by the amount.',
    '  Charge from cash (2): money goes from cash to the method. All balances together stay the same.',
    '    Only where the method is cash itself (code cash), cash rises.',
    '  Charge (3): a charge from elsewhere, from the bank for example. The balance of the method rises.',
    '  Unknown: the kind is not in the list, or the amount is no number. Income, expense and charge are empty.',
    '',
    '  All balances together change by',
    '  income - expense + charges of the type "Charge" + charges of the type "Charge from cash" on cash itself.',
    '',
    'IN A SPREADSHEET PROGRAM',
    '',
    'A program that opens a table directly may change what it shows. A code such as 01 becomes 1, a number of',
    'more than 15 digits ends in zeros, and a text such as 1-2 becomes a date. Once saved, the change stays.',
    'Import the table instead:',
    '',
    '  Excel: Data, From Text/CSV; choose the file, File Origin "65001: Unicode (UTF-8)", Delimiter "Comma",',
    '    Data Type Detection "Do not detect data types"; load. Then turn only the columns of amounts into numbers.',
    '  LibreOffice: in the window that appears when you open the file, choose the character set "Unicode (UTF-8)" and',
    '    the separator "Comma" alone, and make the columns of codes, IDs and memos "Text".',
    '  Google Sheets: File, Import; clear "Convert text to numbers, dates, and formulas".',
    '  Numbers: after opening, choose the columns of codes and the data format "Text". Numbers turns 01 into 1',
    '    when it opens a table. The .jsonl files have the value as it was.',
    '',
    'THE OTHER FILES',
    '',
    `${jsonlEntryName('slips')} and the other .jsonl files`,
    '  The same records, one on each line, with nothing left out. A restore reads these.',
    '  A change in a table changes no record, and a restore refuses a copy with a changed table.',
    '',
    manifestEntryName,
    '  Rows, size and SHA-256 of each file, totals for each month, and whether slips and balances agree.',
    '',
    'This file holds your household records in plain form. Keep it well.',
  ];
}

/** For a reader of English, where README.txt is in Japanese. */
export const summaryInEnglish: readonly string[] = [
  'A copy of a household account book (myhome-account)',
  '',
  'The .csv files are tables for spreadsheet programs. The .jsonl files are what a restore reads.',
  'Both hold the same slips, balances, kinds and methods. Keep this file well.',
];

function coveredLines({ asked, days, recordsOutsideDays, isSalvaged }: Covered): string[] {
  const found = days ? `The records that have a day are from ${days.from} to ${days.to}.` : 'No record has a day.';
  return [
    asked ? `Period: ${asked.from} to ${asked.to}, both days included` : `Period: everything. ${found}`,
    ...(recordsOutsideDays > 0
      ? [`Slips and balances in it whose key holds no day of the calendar: ${recordsOutsideDays}.`]
      : []),
    ...(isSalvaged ? ['Made of a damaged copy. Records may be missing.'] : []),
  ];
}
