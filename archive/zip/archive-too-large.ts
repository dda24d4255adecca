/** The archive would exceed the limits of a zip without Zip64. Beyond them, jszip silently writes wrong sizes. */
export class ArchiveTooLarge extends Error {
  override readonly name = 'ArchiveTooLarge';
}
