/**
 * Exact arithmetic on amounts as DynamoDB stores them: decimal strings, up to 38 significant digits, with or without an
 * exponent (`"1200"`, `"-0.5"`, `"1E3"`, `"-0"`). Every result is in plain form (see {@link plainDecimal}). No result
 * is ever rounded, so a total may have more digits than DynamoDB accepts in one number.
 *
 * All functions throw {@link NotADecimal} for a string that is not such a number.
 */
export function addDecimals(a: string, b: string): string {
  if (isSmallInteger(a) && isSmallInteger(b)) return String(Number(a) + Number(b));
  const left = parse(a);
  const right = parse(b);
  const exponent = Math.min(left.exponent, right.exponent);
  return format({ coefficient: coefficientAt(exponent, left) + coefficientAt(exponent, right), exponent });
}

/** `a - b`. */
export function subtractDecimals(a: string, b: string): string {
  return addDecimals(a, negateDecimal(b));
}

/** `-a`. The result for zero is zero, because plain form has no negative zero. */
export function negateDecimal(a: string): string {
  if (isSmallInteger(a)) return String(0 - Number(a));
  const { coefficient, exponent } = parse(a);
  return format({ coefficient: -coefficient, exponent });
}

/** True for every way of writing zero: `"0"`, `"-0"`, `"0.00"`, `"0E9"`. */
export function isZeroDecimal(a: string): boolean {
  return parse(a).coefficient === 0n;
}

/**
 * The plain form of a value: no exponent, no `+`, no superfluous leading or trailing zeros, and `"0"` for zero. Two
 * strings are the same number exactly when their plain forms are the same string.
 */
export function plainDecimal(a: string): string {
  return isSmallInteger(a) ? String(Number(a)) : format(parse(a));
}

/** The string is not a decimal number, or so large or small that no sum of DynamoDB numbers reaches it. */
export class NotADecimal extends Error {
  readonly given: string;

  constructor(given: string) {
    const shown = given.length > 60 ? `${given.slice(0, 60)}…` : given;
    super(
      `Expected a decimal number as DynamoDB writes it, such as "-1200", "0.5" or "1E3", but got ${JSON.stringify(shown)}.`,
    );
    this.name = 'NotADecimal';
    this.given = given;
  }
}

/**
 * True for up to 15 digits. Each such number is exact as a double, and so is the sum of any two. Household amounts are
 * of this form, and an export adds a million of them. `String` writes them in plain form, also zero with either sign.
 */
function isSmallInteger(text: string): boolean {
  return smallInteger.test(text);
}

const smallInteger = /^-?\d{1,15}$/;

/** coefficient × 10^exponent. */
interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/**
 * DynamoDB's numbers end at 9.9…E+125 and begin at 1E-130, with 37 more digits below that (its developer guide,
 * "Supported data types"). A sum of many numbers reaches a little further. A far larger exponent could only make this
 * code write a gigabyte of zeros.
 */
const farthestExponent = 400;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

function parse(text: string): Decimal {
  const [, sign, whole = '', fraction = '', power = '0'] = pattern.exec(text) ?? [];
  const digits = whole + fraction;
  const exponent = Number(power) - fraction.length;
  if (digits === '' || digits.length > farthestExponent || Math.abs(exponent) > farthestExponent)
    throw new NotADecimal(text);
  const magnitude = BigInt(digits);
  return { coefficient: sign === '-' ? -magnitude : magnitude, exponent };
}

function coefficientAt(exponent: number, { coefficient, exponent: own }: Decimal): bigint {
  return own === exponent ? coefficient : coefficient * 10n ** BigInt(own - exponent);
}

function format({ coefficient, exponent }: Decimal): string {
  if (exponent >= 0) return (coefficient * 10n ** BigInt(exponent)).toString();
  const sign = coefficient < 0n ? '-' : '';
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString().padStart(1 - exponent, '0');
  const fraction = digits.slice(exponent).replace(/0+$/, '');
  return `${sign}${digits.slice(0, exponent)}${fraction === '' ? '' : `.${fraction}`}`;
}
