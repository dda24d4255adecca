import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/**
 * What a JSON file holds, made on first use and readable by its owner only. Whole or not there, however the process ends. `isWhole` says whether
 * the content is what it should be; throws with the path and the way out where it is not.
 */
export function onceMade<Content extends object>(path: string, make: () => Content, isWhole: (content: Partial<Content>) => boolean): Content {
  const text = readIfThere(path);
  if (text === undefined) {
    const made = make();
    write(path, JSON.stringify(made));
    return made;
  }
  const content = parsed(text);
  if (typeof content !== 'object' || content === null || !isWhole(content)) {
    throw new Error(`${path} does not hold what the host once wrote there. Put back a copy of it, or start with --fresh to begin anew.`);
  }
  return content as Content;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function write(path: string, text: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
