/**
 * Why a copy is not in the chosen folder. REFUSED: the browser may not write there. GONE: the folder was removed or
 * renamed. FULL: no room. CHANGED: the file that was read back is not the copy. FAILED: anything else, for example a
 * broken connection.
 */
export type FolderProblem = 'REFUSED' | 'GONE' | 'FULL' | 'CHANGED' | 'FAILED';
