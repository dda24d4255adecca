import { createInterface } from 'node:readline/promises';
import { Refused } from '../cli/refused.ts';

/** Asks the operator to type `word`. @throws Refused without a terminal, and for anything else */
export async function confirmByTyping(word: string, question: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Refused(`${question} There is no terminal to ask at: --yes does it.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await terminal.question(`${question} Type ${word} to go on: `);
    if (typed.trim() !== word) throw new Refused('Nothing was changed.');
  } finally {
    terminal.close();
  }
}
