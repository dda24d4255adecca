import { describe, expect, it } from 'vitest';
import { checkPasswordPolicy } from './password-policy.ts';

const strict = {
  minLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
};
const lax = {
  minLength: 6,
  requireUppercase: false,
  requireLowercase: false,
  requireNumbers: false,
  requireSymbols: false,
};

describe('a password', () => {
  it('has as many characters as the policy asks for', () => {
    expect(() => checkPasswordPolicy(strict, 'Hanako-pass1')).not.toThrow();
    expect(() => checkPasswordPolicy(strict, 'Hanako-pas1')).toThrow('Password not long enough');
  });

  it('needs no kind of character that the policy does not ask for', () => {
    for (const password of ['hanako', 'HANAKO', '123456', '------'])
      expect(() => checkPasswordPolicy(lax, password)).not.toThrow();
  });

  it.each([
    ['requireUppercase', 'uppercase'],
    ['requireLowercase', 'lowercase'],
    ['requireNumbers', 'numeric'],
    ['requireSymbols', 'symbol'],
  ] as const)('has what %s alone asks for', (rule, kind) => {
    const without = { requireUppercase: 'a1-aaa', requireLowercase: 'A1-AAA', requireNumbers: 'aA-aaa' } as const;
    const password = rule === 'requireSymbols' ? 'aA1aaa' : without[rule];
    const policy = { ...lax, [rule]: true };
    expect(() => checkPasswordPolicy(policy, password)).toThrow(`Password must have ${kind} characters`);
    expect(() => checkPasswordPolicy(policy, `${password}aA1-`)).not.toThrow();
  });

  it('has one of the symbols of the developer guide, a space included', () => {
    for (const symbol of `^$*.[]{}()?-"!@#%&/\\,><':;|_~\`+= `)
      expect(() => checkPasswordPolicy({ ...lax, requireSymbols: true }, `hana${symbol}ko`)).not.toThrow();
  });
});
