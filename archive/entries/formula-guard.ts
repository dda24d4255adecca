/**
 * Keeps spreadsheet programs from running a text as a formula. A program splits a CSV file at the separator of its own locale, and honours
 * quotes only at the start of what it takes for a cell: in a `;` locale the quoted cell `"x;=1+1;"` holds the cell `=1+1`. So every place where
 * some program's cell may begin is guarded, in the middle of a text too:
 *
 * - A text that begins with a formula sign, or with a control character, gets one apostrophe in front.
 * - A formula sign at the start of a place inside the text gets one apostrophe directly before it.
 *
 * Unseen characters, spaces and quotes may stand before the sign: programs skip them. {@link unguardFormula} is the inverse for every text.
 * docs/archive-format.md states the rule for other readers.
 *
 * A text that is a plain number stays as it is, negative amounts among them, unless `beginsRecord`: the first cell of a record and those
 * behind it are one cell to a program that does not split at commas.
 */
export function guardFormula(text: string, { beginsRecord = false }: { readonly beginsRecord?: boolean } = {}): string {
  // Most texts hold no sign, and to look for one costs less than the rule.
  if (!anySign.test(text)) return startsWithControl.test(text) ? `'${text}` : text;
  const guarded = text.replace(signInside, "'$&");
  return startsFormula.test(text) && (beginsRecord || !plainNumber.test(text)) ? `'${guarded}` : guarded;
}

/** The inverse of {@link guardFormula}. */
export function unguardFormula(cell: string): string {
  const whole = cell.startsWith("'") && startsFormula.test(cell) ? cell.slice(1) : cell;
  return whole.replace(apostropheInside, '');
}

/** Unicode's category Cc, written out: a class of the basic plane alone is matched faster. */
const controls = '\\0-\\x1f\\x7f-\\x9f';

/**
 * The characters behind which a cell may begin, as the inside of a character class: the list separators that locales have (`,` `;` and their
 * Arabic forms), tab, `|`, and all that ends a line somewhere. Programs disagree about the control characters, so all of them count. A space
 * does not: no locale has it for a separator, and a memo such as `a - b` is ordinary.
 */
export const separators = `,;|؛،${controls}\\u2028\\u2029`;

/** What a program drops or does not show before it looks for a sign; apostrophes count, or the guard could not be undone. */
const skipped = `'"${controls}\\p{Z}\\p{Cf}\\p{Default_Ignorable_Code_Point}`;

/** `=` `+` `-` `@`, their full-width and small forms, and the minus sign, for which Japanese input methods give one or the other. */
const sign = '=+\\-@＝＋－＠﹢﹣﹦﹫−';

/** Every character that the rule asks about. A reader of bytes finds out from it where to ask (csv-bytes.ts). */
export const guardedCharacters = new RegExp(`[${separators}${skipped}${sign}]`, 'gu');

/** They look backwards, and only from a sign: a text of nothing but separators takes no longer than any other. */
const signInside = new RegExp(`[${sign}](?<=[${separators}][${skipped}]*[${sign}])`, 'gu');
const apostropheInside = new RegExp(`'(?=[${sign}])(?<=[${separators}][${skipped}]*')`, 'gu');

/** Control characters are in OWASP's list ("CSV Injection") on their own account. */
const startsWithControl = new RegExp(`^'*[${controls}]`);
const startsFormula = new RegExp(`^[${skipped}]*[${sign}]|${startsWithControl.source}`, 'u');
const anySign = new RegExp(`[${sign}]`);

/** A signed number in ASCII digits: what a program shows as the number it is. */
const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
