/** The bytes are not a complete archive as this program writes it. */
export class ArchiveDamaged extends Error {
  override readonly name = 'ArchiveDamaged';

  constructor(what: string, options?: ErrorOptions) {
    super(`The archive is damaged: ${what}.`, options);
  }
}

/** The archive would exceed the limits of a zip without Zip64. Beyond them, jszip silently writes wrong sizes. */
export class ArchiveTooLarge extends Error {
  override readonly name = 'ArchiveTooLarge';
}
