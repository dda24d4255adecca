/**
 * Keeps spreadsheet programs from running a text as a formula. A program splits a CSV file at the separator of its own
 * locale, and honours quotes only at the start of a cell as it sees it. In a `;` locale the quoted cell `"x;=1+1;"`
 * therefore holds the cell `=1+1`. For this reason the guard covers every place where a cell may begin for some
 * program, also in the middle of a text:
 *
 * - A text that begins with a formula sign, or with a control character, gets one apostrophe in front.
 * - A formula sign after a separator inside the text gets one apostrophe directly before it.
 *
 * Unseen characters, spaces and quotes may come before the sign, because programs skip them. {@link unguardFormula} is
 * the inverse for every text. docs/archive-format.md states the rule for other readers.
 *
 * A text that is a plain number stays as it is, also when it is negative. The exception is `beginsRecord`: a program
 * that does not split at commas sees the first cell of a record and the cells after it as one cell.
 */
export function guardFormula(text: string, { beginsRecord = false }: { readonly beginsRecord?: boolean } = {}): string {
  // Most texts contain no sign. This check is cheaper than the rule.
  if (!anySign.test(text)) return startsWithControl.test(text) ? `'${text}` : text;
  const guarded = text.replace(signInside, "'$&");
  return startsFormula.test(text) && (beginsRecord || !plainNumber.test(text)) ? `'${guarded}` : guarded;
}

/** The inverse of {@link guardFormula}. */
export function unguardFormula(cell: string): string {
  const whole = cell.startsWith("'") && startsFormula.test(cell) ? cell.slice(1) : cell;
  return whole.replace(apostropheInside, '');
}

/** Unicode's category Cc, written out, because a class of only the basic plane is matched faster. */
const controls = '\\0-\\x1f\\x7f-\\x9f';

/**
 * The characters after which a cell may begin, as the inside of a character class: the list separators of locales (`,`
 * `;` and their Arabic forms), tab, `|`, and every character that ends a line in some program. Programs disagree about
 * the control characters, so all of them are included. A space is not: no locale uses it as a separator, and a memo
 * such as `a - b` is ordinary.
 */
export const separators = `,;|؛،${controls}\\u2028\\u2029`;

/**
 * Characters that a program drops or does not show before it looks for a sign. Without apostrophes among them, the
 * guard could not be undone.
 */
const skipped = `'"${controls}\\p{Z}\\p{Cf}\\p{Default_Ignorable_Code_Point}`;

/**
 * `=` `+` `-` `@`, their full-width and small forms, and the minus sign. Japanese input methods produce all of these.
 */
const sign = '=+\\-@＝＋－＠﹢﹣﹦﹫−';

/** Every character that the rule asks about. csv-bytes.ts derives its byte tables from it. */
export const guardedCharacters = new RegExp(`[${separators}${skipped}${sign}]`, 'gu');

/** Looks backwards, and only from a sign, so that a text of only separators takes no longer than any other. */
const signInside = new RegExp(`[${sign}](?<=[${separators}][${skipped}]*[${sign}])`, 'gu');
const apostropheInside = new RegExp(`'(?=[${sign}])(?<=[${separators}][${skipped}]*')`, 'gu');

/** Control characters are an item of their own in OWASP's list ("CSV Injection"). */
const startsWithControl = new RegExp(`^'*[${controls}]`);
const startsFormula = new RegExp(`^[${skipped}]*[${sign}]|${startsWithControl.source}`, 'u');
const anySign = new RegExp(`[${sign}]`);

/**
 * A signed number in ASCII digits. A program shows it as that number. Only texts that begin with a sign are compared.
 */
const plainNumber = /^[+-](?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
