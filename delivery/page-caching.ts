/** The folder of files whose names hold a hash of what is in them. */
export const hashedFolder = 'assets';

/** A file of that folder never changes: its name is a new one when its content is. */
export const hashedCacheControl = 'public, max-age=31536000, immutable';

/**
 * Every other file keeps its name over a release (`index.html`, `amplify_outputs.json`): it is asked for each time, so that no browser holds one that names
 * the files of an earlier release.
 */
export const namedCacheControl = 'no-cache';

/** What a browser may keep of a path of the page, e.g. `/assets/index-abc.js`. */
export function cacheControlOf(path: string): string {
  return path.startsWith(`/${hashedFolder}/`) ? hashedCacheControl : namedCacheControl;
}
