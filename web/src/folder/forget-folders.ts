export const databaseName = 'myhome-account';

/** Forgets the chosen folders of everybody in this browser, at a sign-out. Their files stay. Never rejects. */
export function forgetFolders(): Promise<void> {
  return new Promise((done) => {
    try {
      const deletion = indexedDB.deleteDatabase(databaseName);
      // Another tab is reading; the browser deletes it after that.
      for (const end of ['success', 'error', 'blocked']) deletion.addEventListener(end, () => done());
    } catch (error) {
      // The browser blocks site data, so nothing is kept.
      if (error instanceof DOMException || error instanceof TypeError) done();
      else throw error;
    }
  });
}
