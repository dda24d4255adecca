/** The ISO 8601 instant at which the next UTC day begins. The limits of restores are counted by those days. */
export function nextUtcDay(nowMs: number): string {
  return new Date((Math.floor(nowMs / dayMs) + 1) * dayMs).toISOString();
}

const dayMs = 86_400_000;
