/** The folder of files whose names contain a hash of their content. */
export const hashedFolder = 'assets';

/** A file of that folder never changes, because new content gets a new name. */
export const hashedCacheControl = 'public, max-age=31536000, immutable';

/**
 * Every other file keeps its name in each release (`index.html`, `amplify_outputs.json`). Browsers ask for it each
 * time, so that no browser keeps a version that names the files of an earlier release.
 */
export const namedCacheControl = 'no-cache';

/** The `Cache-Control` of a path of the page, e.g. `/assets/index-abc.js`. */
export function cacheControlOf(path: string): string {
  return path.startsWith(`/${hashedFolder}/`) ? hashedCacheControl : namedCacheControl;
}
