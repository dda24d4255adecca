/** Flags that cannot be understood, or are missing. */
export class WrongFlag extends Error {
  override readonly name = 'WrongFlag';
}
