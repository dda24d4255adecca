import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildViewer } from './build-viewer.ts';

/** `node web/viewer/build.ts FOLDER` writes viewer.html, and the same deflated with its facts, as the workers need it. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Expected a folder: node web/viewer/build.ts FOLDER');
const { html, deflated, crc32 } = buildViewer();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'viewer.html'), html);
writeFileSync(join(folder, 'viewer.deflated'), deflated);
writeFileSync(join(folder, 'viewer.json'), JSON.stringify({ crc32, bytes: html.length }));
console.log(`viewer.html: ${html.length} bytes, ${deflated.length} deflated`);
