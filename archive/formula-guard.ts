/**
 * Keeps spreadsheet programs from running a text cell as a formula: a text that begins, after any number of apostrophes, with a character
 * that could start one gets one apostrophe in front. Plain numbers, negative amounts among them, are never touched. {@link unguardFormula}
 * takes the apostrophe away again, for every text; docs/archive-format.md states the rule for other readers.
 */
export function guardFormula(text: string): string {
  return startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** The inverse of {@link guardFormula}. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && startsFormula.test(cell) ? cell.slice(1) : cell;
}

/**
 * `=` `+` `-` `@`, their full-width forms (which Japanese locales take for the same), tab, CR and LF: OWASP's list ("CSV Injection").
 * Texts that already begin with apostrophes are counted in, or the guard could not be undone.
 */
const startsFormula = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** A signed number in ASCII digits: what a program shows as the number it is. */
const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
