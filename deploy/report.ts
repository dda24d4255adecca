import { printable } from '../cli/printable.ts';

type Verdict = 'good' | 'warning' | 'refused';

const marks: Readonly<Record<Verdict, string>> = { good: 'ok', warning: 'note', refused: 'no' };

/** Prints what the checks find, and remembers whether one of them forbids to go on. */
export class Report {
  #refused = 0;

  tell(verdict: Verdict, sentence: string): void {
    if (verdict === 'refused') this.#refused += 1;
    console.log(`${marks[verdict].padEnd(4)}  ${printable(sentence)}`);
  }

  /** How many findings forbid to go on. */
  get refused(): number {
    return this.#refused;
  }
}
