/** The bytes are not an archive as this program writes it, or not all of one. */
export class ArchiveDamaged extends Error {
  override readonly name = 'ArchiveDamaged';

  constructor(what: string, options?: ErrorOptions) {
    super(`The archive is damaged: ${what}.`, options);
  }
}
