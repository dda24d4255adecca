/** A number as DynamoDB holds it: `0.digits` × 10^exponent, without superfluous zeros. Zero has no digits. */
export interface ItemNumber {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/**
 * Reads a number that DynamoDB can hold: at most 38 significant digits, and a magnitude from 1E-130 to
 * 9.9999999999999999999999999999999999999E+125, or zero. Undefined for any other text. Two texts are the same number
 * exactly when they give equal members.
 */
export function parseItemNumber(text: string): ItemNumber | undefined {
  if (text.length > longestText) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = pattern.exec(text) ?? [];
  const written = whole + fraction;
  if (written === '' || Math.abs(Number(power)) > largestPower) return undefined;
  const digits = written.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return { negative: false, digits, exponent: 0 };
  const leadingZeros = written.search(/[1-9]/);
  const exponent = whole.length - leadingZeros + Number(power);
  // The power of ten of the first digit.
  const magnitude = exponent - 1;
  if (digits.length > mostDigits || magnitude > largestMagnitude || magnitude < smallestMagnitude) return undefined;
  return { negative: sign === '-', digits, exponent };
}

/**
 * DynamoDB's own text for the longest number has 170 characters. The limits keep the work for a hostile text small, and
 * every number within them can be added up (`ledger/money.ts`).
 */
const longestText = 200;
const largestPower = 200;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** DynamoDB developer guide, "Supported data types and naming rules". */
const mostDigits = 38;
const largestMagnitude = 125;
const smallestMagnitude = -130;
