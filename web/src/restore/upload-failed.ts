/** The reason why a file does not reach the storage, by the page's own names. */
export const uploadProblems = [
  /** The file has no bytes. */
  'FileEmpty',
  /** The file has more bytes than the server takes. */
  'FileTooLarge',
  /** The browser could not read the file; it was changed, moved or removed after it was chosen. */
  'FileUnreadable',
  'StorageUnreachable',
  /** The storage has a fault of its own. */
  'StorageFailing',
  /** The storage did not accept the form: it is too old, or the file's size has changed. */
  'StorageRefused',
] as const;

export type UploadProblem = (typeof uploadProblems)[number];

/** A file was not uploaded. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed';
  readonly problem: UploadProblem;

  constructor(problem: UploadProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}
