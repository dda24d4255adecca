import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failureMessage, failureSentences } from './failure-sentences.ts';

it('are there for every code of the schema, and for no other', () => {
  const schema = readFileSync(`${import.meta.dirname}/../schema.graphql`, 'utf8');
  const codes = /enum FailureCode \{([^}]*)\}/.exec(schema)?.[1]?.match(/^ {2}[A-Z_]+$/gm) ?? [];
  expect(Object.keys(failureSentences).sort()).toEqual(codes.map((code) => code.trim()).sort());
});

it.each(Object.keys(failureSentences) as (keyof typeof failureSentences)[])(
  'say the reason and the next step: %s',
  (code) => {
    const { what, next } = failureSentences[code];
    expect([what, next].every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
    expect(failureMessage(code)).toBe(`${what} ${next}`);
  },
);
