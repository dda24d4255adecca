import { describe, expect, it } from 'vitest';
import { meetsRules, passwordRules } from './password-rules.ts';

const strict = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSpecialCharacters: true,
};

describe('passwordRules', () => {
  it('lists every demand of the policy, the length first', () => {
    expect(passwordRules(strict).map(({ kind }) => kind)).toEqual([
      'length',
      'uppercase',
      'lowercase',
      'digit',
      'symbol',
    ]);
    expect(passwordRules({ minLength: 20 })).toEqual([{ kind: 'length', length: 20 }]);
    expect(passwordRules({})).toEqual([{ kind: 'length', length: 8 }]);
  });
});

describe('meetsRules', () => {
  it.each([
    ['Kakeibo-2026-hanako', true],
    ['Kakeibo 2026 hanako', true],
    ['Kakeibo2026hanako', false],
    ['Kakeibo2026hanako ', false],
    ['Kakei-2026', false],
    ['kakeibo-2026-hanako', false],
    ['KAKEIBO-2026-HANAKO', false],
    ['Kakeibo-nijuu-roku', false],
  ])('%s is %s', (password, meets) => {
    expect(meetsRules(strict, password)).toBe(meets);
  });
});
