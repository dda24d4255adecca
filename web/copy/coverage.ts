import type { Days } from './held-days.ts';

/** Days that follow each other and are held by the same copies. */
export interface Stretch {
  /** Null: everything before. Only the first stretch can have it. */
  readonly from: string | null;
  readonly to: string;
  /** The places of the copies in the given list; empty for a gap. */
  readonly heldBy: readonly number[];
}

/** What several copies hold together: stretches without a hole between them, from the first held day to the last. */
export function coverage(copies: readonly Days[]): readonly Stretch[] {
  const held = copies.map(({ from, to }) => ({
    first: from === null ? -Infinity : numberOf(from),
    end: to === null ? Infinity : numberOf(to) + 1,
  }));
  const edges = [...new Set(held.flatMap(({ first, end }) => [first, end]))].sort((a, b) => a - b);
  return edges.slice(0, -1).map((edge, index) => {
    const next = edges[index + 1] ?? edge;
    return {
      from: edge === -Infinity ? null : dayOf(edge),
      to: dayOf(next - 1),
      heldBy: held.flatMap(({ first, end }, place) => (first <= edge && end >= next ? [place] : [])),
    };
  });
}

/** Joins stretches that follow each other, so that a sentence does not tell one period in parts. */
export function joined(stretches: readonly Stretch[]): readonly Omit<Stretch, 'heldBy'>[] {
  const found: { from: string | null; to: string }[] = [];
  for (const { from, to } of stretches) {
    const last = found.at(-1);
    if (last && from !== null && numberOf(last.to) + 1 === numberOf(from)) last.to = to;
    else found.push({ from, to });
  }
  return found;
}

const numberOf = (day: string): number => Date.parse(day) / dayMs;
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
const dayMs = 86_400_000;
