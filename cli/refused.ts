/** A failure that ends the command with one clear line and exit code 1. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
