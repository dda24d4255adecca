import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../items/item-arbitrary.ts';
import { guardFormula, unguardFormula } from './formula-guard.ts';

const signs = Array.from('=+-@＝＋－＠−﹢﹣﹦﹫');
const dangerous = [...signs, ...Array.from('\t\r\n\0\u007f\u0085')];
const unseen = Array.from(' \u00a0\u3000\u2003\u202f\u200b\u200e\u2060\u00ad\ufeff\u0000\u001f\u007f"');
const separators = Array.from(',;|\t\n\r\v\f\u0085\u2028\u2029؛،');

describe('the formula guard', () => {
  it.each([
    '=1+1',
    '+A1',
    '-A1',
    '@SUM(A1)',
    '＝1',
    '−1',
    '﹦1',
    '\tx',
    "'=1",
    '-',
    '--1',
    '+',
    '=',
    '-1-1',
    '＋1',
    ' =1',
    '\u3000＝1',
    '\ufeff=1',
    '\u200b=1',
    '\u00a0 "=1',
  ])('puts an apostrophe before %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each([
    '-500',
    '+500',
    '-0.5',
    '.5',
    '-.5',
    '1E3',
    '-1.5e-7',
    '-1.25',
    '-.25',
    '-1e7',
    '+1E12',
    '0',
    '1200',
    'lunch',
    "it's",
    "'quoted'",
    '',
    'a - b',
    'a =1',
    '1-1',
    'a\nb',
    ' x',
    '\u3000x',
    'ー',
    '—',
  ])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it.each([
    ['x;=1+1;', "x;'=1+1;"],
    ['x;=1;=2', "x;'=1;'=2"],
    ['x; "=1', `x; "'=1`],
    ['x;\u00a0\u3000=1', "x;\u00a0\u3000'=1"],
    ['- 牛乳\r\n- 卵', "'- 牛乳\r\n'- 卵"],
    ['\t=1', "'\t'=1"],
    [';-500', ";'-500"],
    ["x;'=1", "x;''=1"],
    ['x|＠a', "x|'＠a"],
    ['x؛+1', "x؛'+1"],
  ])('guards where another program’s cell begins: %j', (text, guarded) => {
    expect(guardFormula(text)).toBe(guarded);
  });

  it.each(separators)('guards behind the separator %j, whatever unseen stands between', (separator) => {
    for (const between of ['', ...unseen])
      expect(guardFormula(`x${separator}${between}=1`)).toBe(`x${separator}${between}'=1`);
  });

  it('guards even a plain number where a record begins', () => {
    expect(guardFormula('-500', { beginsRecord: true })).toBe("'-500");
    expect(guardFormula('500', { beginsRecord: true })).toBe('500');
  });

  it('is undone for every text', () => {
    const withApostrophes = fc
      .tuple(
        fc.string({ unit: fc.constantFrom("'", ...separators, ...unseen), maxLength: 4 }),
        fc.constantFrom('', ...dangerous),
        anyText,
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          withApostrophes,
          fc.tuple(withApostrophes, withApostrophes).map((parts) => parts.join('')),
        ),
        fc.boolean(),
        (text, beginsRecord) => {
          expect(unguardFormula(guardFormula(text, { beginsRecord }))).toBe(text);
        },
      ),
      { seed: 1, numRuns: 10_000 },
    );
  });

  it('leaves no text that begins like a formula, plain numbers aside', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(...dangerous),
          fc.tuple(fc.constantFrom(...unseen), fc.constantFrom(...signs)).map((parts) => parts.join('')),
        ),
        anyText,
        (start, rest) => {
          const cell = guardFormula(start + rest);
          expect(cell.startsWith("'") || Number.isFinite(Number(cell))).toBe(true);
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('takes no longer for a text made to be slow', () => {
    for (const unit of ['\t', ';', "'", ' ', '=', ';=', "\t'"]) {
      const text = unit.repeat(400_000 / unit.length);
      const startedAtMs = performance.now();
      unguardFormula(guardFormula(text));
      expect(performance.now() - startedAtMs, JSON.stringify(unit)).toBeLessThan(5_000);
    }
  });
});
