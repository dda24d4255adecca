import { madeOnce } from '../files/made-once.ts';

/** A file of the host's that no longer holds what the host wrote. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged';
}

/**
 * The content of a JSON file, made on first use; see `madeOnce`. `isWhole` says whether the content has the
 * expected shape. If it has not, `FileDamaged` is thrown with the path and the remedy.
 */
export function jsonMadeOnce<Content extends object>(
  path: string,
  make: () => Content,
  isWhole: (content: Partial<Content>) => boolean,
): Content {
  const content = parsed(madeOnce(path, () => JSON.stringify(make())).toString('utf8'));
  if (typeof content !== 'object' || content === null || !isWhole(content)) {
    throw new FileDamaged(
      `${path} does not hold what the host once wrote there. Put back a copy of it, or start with --fresh to begin anew.`,
    );
  }
  return content as Content;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
