/** The archive would pass what one zip without Zip64 can hold: beyond it, jszip writes wrong sizes without a word. */
export class ArchiveTooLarge extends Error {
  override readonly name = 'ArchiveTooLarge';
}
