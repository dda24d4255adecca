/** An instant for a person: `2026-11-27 03:45 UTC`. */
export function minute(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
