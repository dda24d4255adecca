/** The largest file that a restore accepts, in bytes: 1 GiB, which is about ten million records. */
export const mostUploadBytes = 1024 * 1024 * 1024;
