import { readFile, stat } from 'node:fs/promises';
import { Refused } from './refused.ts';

/** The content of `amplify_outputs.json`, parsed but not checked yet. */
export async function readOutputs(file: string): Promise<unknown> {
  let text: string;
  try {
    const found = await stat(file);
    // Reading a device may never end.
    if (!found.isFile() && !found.isFIFO())
      throw new Refused(`--outputs: ${file} is no file. Name the amplify_outputs.json of the stack.`);
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new Refused(
      `${file} cannot be read${code === undefined || code === 'ENOENT' ? '' : ` (${code})`}. Is the stack running (npm start)? Another one is named with --outputs.`,
      { cause },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refused(`${file} is not JSON. Name the amplify_outputs.json of the stack with --outputs.`, { cause });
  }
}
