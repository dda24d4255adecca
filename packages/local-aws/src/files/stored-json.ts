import { readFile } from 'node:fs/promises';

/**
 * The content of a JSON file that only the host writes. Throws `FileDamaged` when the content is not JSON, and the
 * system's error when the file cannot be read.
 */
export async function readStoredJson(path: string): Promise<unknown> {
  return storedJson(path, await readFile(path, 'utf8'));
}

/** The same for a text that was read already. */
export function storedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FileDamaged(path, 'JSON', { cause });
  }
}

/** A file of the host does not have the content that the host wrote. The message names the path and the remedy. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged';

  /** @param expected for example `a user record` */
  constructor(path: string, expected: string, options?: ErrorOptions) {
    super(
      `${path} is not ${expected}. Put back a copy of the file, or start with --fresh for an empty data folder.`,
      options,
    );
  }
}
