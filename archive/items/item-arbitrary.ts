import fc from 'fast-check';
import type { AttributeValue, Item } from './attribute-value.ts';

/**
 * For laws: texts that have caused faults somewhere, and any others that DynamoDB takes. DynamoDB stores UTF-8, so
 * there are no lone surrogates.
 */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '=1+1',
    "'=1",
    '-500',
    '+81-3',
    '@x',
    '＝A1',
    '\tx',
    '\r',
    '\n',
    'a\r\nb',
    '"',
    '""',
    'a,b',
    'a;b',
    '𠮷野家',
    '👨‍👩‍👧',
    '\u2028',
    '\0',
    'メモ\\n',
    ' trailing ',
    'trailing ',
  ),
  fc.constantFrom(
    'x;=1+1;',
    'x\n- 牛乳\n- 卵',
    'x;\u00a0"=1',
    '\u3000−1',
    '\u200b=1',
    '\ufeff=1',
    'x|@a',
    'x؛＋1',
    '\u007f-1',
    '、=1',
    'か=1',
    '\u3000',
    '\u{e0001}=1',
  ),
  fc
    .array(fc.constantFrom(...Array.from('=+-@＝−;,|؛\t\r\n\0\u007f\u0085\u2028\u00a0\u3000\u200b\ufeff\'" xあ1')), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
);

/** A number as DynamoDB returns it: up to 38 digits, no superfluous zeros. */
export const anyNumber: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '0',
    '-1',
    '1200',
    '0.1',
    '-0.5',
    '99999999999999999999999999999999999999',
    '1E-130',
    '9.9999999999999999999999999999999999999E+125',
  ),
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }).map(String),
);

const anyBytes = fc.uint8Array({ maxLength: 8 });

const { value: anyAttributeValue } = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyText.map((S) => ({ S })),
    anyNumber.map((N) => ({ N })),
    anyBytes.map((B) => ({ B })),
    fc.uniqueArray(anyText, { minLength: 1, maxLength: 4 }).map((SS) => ({ SS })),
    fc.uniqueArray(anyNumber, { minLength: 1, maxLength: 4 }).map((NS) => ({ NS })),
    fc.uniqueArray(anyBytes, { minLength: 1, maxLength: 3, selector: String }).map((BS) => ({ BS })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true }),
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.dictionary(anyText, tie('value'), { maxKeys: 3, noNullPrototype: true }).map((M) => ({ M })),
  ),
}));

/** Any item, with any attributes. */
export const anyItem: fc.Arbitrary<Item> = fc.dictionary(
  fc.oneof(fc.constantFrom('memo', 'value', 'tgt_date', 'late'), anyText),
  anyAttributeValue,
  {
    maxKeys: 6,
    noNullPrototype: true,
  },
);
