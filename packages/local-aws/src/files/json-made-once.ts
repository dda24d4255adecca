import { madeOnce } from './made-once.ts';
import { FileDamaged, storedJson } from './stored-json.ts';

/**
 * The content of a JSON file, made on first use; see `madeOnce`. `isWhole` says whether the content has the
 * expected shape. If it has not, `FileDamaged` is thrown.
 */
export function jsonMadeOnce<Content extends object>(
  path: string,
  make: () => Content,
  isWhole: (content: Partial<Content>) => boolean,
): Content {
  const content = storedJson(path, madeOnce(path, () => JSON.stringify(make())).toString('utf8'));
  if (typeof content !== 'object' || content === null || !isWhole(content)) {
    throw new FileDamaged(path, 'in the form that the host wrote');
  }
  return content as Content;
}
