import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { anyText } from './item-arbitrary.ts';

const dangerous = Array.from('=+-@＝＋－＠\t\r\n');

describe('the formula guard', () => {
  it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '＝1', '\tx', "'=1", '-', '--1', '+', '=', '-1-1', '1'.padStart(2, '＋')])('puts an apostrophe before %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each(['-500', '+500', '-0.5', '.5', '-.5', '1E3', '-1.5e-7', '0', '1200', 'lunch', "it's", "'quoted'", '', ' =1'])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it('is undone for every text', () => {
    const withApostrophes = fc.tuple(fc.string({ unit: fc.constant("'"), maxLength: 3 }), fc.constantFrom('', ...dangerous), anyText).map((parts) => parts.join(''));
    fc.assert(
      fc.property(withApostrophes, (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('leaves no text that begins like a formula, plain numbers aside', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dangerous), anyText, (start, rest) => {
        const cell = guardFormula(start + rest);
        expect(cell.startsWith("'") || Number.isFinite(Number(cell))).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
