/** The bytes are not a complete archive as this program writes it. */
export class ArchiveDamaged extends Error {
  override readonly name = 'ArchiveDamaged';

  constructor(what: string, options?: ErrorOptions) {
    super(`The archive is damaged: ${what}.`, options);
  }
}
