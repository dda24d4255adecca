import { describe, expect, it } from 'vitest';
import { mutantsOf } from './mutants-of.ts';

describe('mutants of a file', () => {
  it('change one place each and leave the rest of the text', async () => {
    const text = 'const first = 1;\nexport const isLater = (a: number, b: number) => a > b; // kept\n';
    const mutants = await mutantsOf('later.ts', text);
    const boundary = mutants.find(({ replacement }) => replacement === 'a >= b');
    expect(boundary).toMatchObject({ file: 'later.ts', line: 2, kind: 'EqualityOperator', original: 'a > b' });
    expect(boundary?.mutatedText).toBe(text.replace('a > b', 'a >= b'));
  });

  it('do not change texts of messages', async () => {
    expect(await mutantsOf('words.ts', "export const word = 'a word';\n")).toEqual([]);
  });
});
