import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildViewer } from './build-viewer.ts';

/**
 * `node web/viewer/build.ts FOLDER` writes viewer.html. With `--deflated`, it writes instead what the workers put into
 * archives: the deflated file, and what a zip says of it.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { deflated: { type: 'boolean' } } });
const [folder] = positionals;
if (folder === undefined) throw new Error('Expected a folder: node web/viewer/build.ts FOLDER');
const { html, deflated, crc32 } = buildViewer();
mkdirSync(folder, { recursive: true });
if (values.deflated) {
  writeFileSync(join(folder, 'viewer.deflated'), deflated);
  writeFileSync(join(folder, 'viewer.json'), JSON.stringify({ crc32, uncompressedBytes: html.length }));
} else {
  writeFileSync(join(folder, 'viewer.html'), html);
  console.log(`${join(folder, 'viewer.html')}: ${html.length} bytes, ${deflated.length} deflated`);
}
