import type { FolderWords } from './folder-words.ts';

const instead = 'It is an ordinary download instead.';

export const enFolder: FolderWords = {
  choose: 'Save into a folder of your own',
  willSave: (folder) => `When it is done, the ZIP file is saved into the folder “${folder}”, and read back from there.`,
  another: 'Another folder',
  giveUp: 'Use downloads again',
  chosen: (folder) => `Copies are saved into the folder “${folder}” from now on.`,
  givenUp: 'Copies are downloaded again.',
  notOpened: 'The browser did not open its choice of folders.',
  saving: 'Saving it into your folder…',
  saved: (folder) => `Saved into “${folder}”, read back and confirmed.`,
  savedUnconfirmed: (folder) => `Saved into “${folder}” and read back. The confirmation did not reach the service.`,
  problems: {
    REFUSED: (folder) => `The browser may not write into “${folder}”. ${instead}`,
    GONE: (folder) => `The folder “${folder}” is no longer there. ${instead}`,
    FULL: (folder) => `There is no room in “${folder}”. ${instead}`,
    CHANGED: (folder) => `The file in “${folder}” was not what was sent, and is removed. ${instead}`,
    FAILED: (folder) => `It could not be saved into “${folder}”. ${instead}`,
  },
};
