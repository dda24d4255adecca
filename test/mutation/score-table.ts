import type { Mutant } from './mutants-of.ts';
import type { Outcome } from './trial-process.ts';

/** A Markdown table with the number of mutants per file and the share of noticeable ones that were noticed. */
export function scoreTable(tried: readonly Tried[]): string {
  const files = Map.groupBy(tried, ({ mutant }) => mutant.file);
  const rows = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([file, ones]) => row(`\`${file}\``, ones));
  return [
    '| file | mutants | noticed | survived | no test | not judged | equivalent | score |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    row('all', tried),
    '',
  ].join('\n');
}

function row(name: string, tried: readonly Tried[]): string {
  const count = (...outcomes: readonly Tried['outcome'][]) =>
    tried.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const noticed = count('killed', 'too slow');
  const noticeable = tried.length - count('equivalent');
  const score = noticeable === 0 ? '–' : `${((100 * noticed) / noticeable).toFixed(1)} %`;
  return `| ${name} | ${tried.length} | ${noticed} | ${count('survived')} | ${count('no tests')} | ${count('not judged', 'ended')} | ${count('equivalent')} | ${score} |`;
}

/** A mutant and what became of it. */
export interface Tried {
  readonly mutant: Mutant;
  readonly outcome: Outcome | 'equivalent' | 'not judged';
}
