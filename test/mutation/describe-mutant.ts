import type { Tried } from './score-table.ts';

/** One line about a mutant that was tried: its place, what became of it, and the change. */
export function describeMutant({ mutant: { file, line, kind, original, replacement }, outcome }: Tried): string {
  return `${file}:${line} ${outcome} ${kind}: ${shortened(original)} → ${shortened(replacement)}`;
}

function shortened(code: string): string {
  const oneLine = code.replace(/\s+/g, ' ');
  return oneLine.length > 100 ? `${oneLine.slice(0, 97)}…` : oneLine;
}
