import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { themesOf } from './themes.ts';

/** viewer.html as it goes into an archive. */
export interface BuiltViewer {
  readonly html: Buffer;
  readonly deflated: Buffer;
  readonly crc32: number;
  /** The files of this repository that are in it, as paths from its root. */
  readonly sources: readonly string[];
}

/** The file with everything in it would be larger than an archive should carry. */
export class ViewerTooLarge extends Error {
  override readonly name = 'ViewerTooLarge';

  constructor(bytes: number, mostBytes: number) {
    super(`viewer.html has ${bytes} bytes deflated; at most ${mostBytes} may go into each archive.`);
  }
}

/** As decided: every archive carries the file, also one of a single month. */
export const mostDeflatedBytes = 120_000;

/**
 * Makes the one file: script and style inside, and a policy that allows these two and nothing else. Line ends are LF: a
 * changed line end would be another hash, and the file would not run.
 *
 * @throws ViewerTooLarge
 */
export function buildViewer(mostBytes = mostDeflatedBytes): BuiltViewer {
  const { script, style, sources } = bundle();
  for (const [part, end] of [
    [script, /<\/script|<!--/i],
    [style, /<\/style/i],
  ] as const)
    if (end.test(part)) throw new RangeError(`viewer.html would end early at ${String(end)}.`);
  const template = readFileSync(join(here, 'page.html'), 'utf8');
  const icon = readFileSync(join(here, '..', 'public', 'favicon.svg')).toString('base64');
  const html = Object.entries({
    CONTENT_SECURITY_POLICY: contentSecurityPolicy(script, style),
    FAVICON: `data:image/svg+xml;base64,${icon}`,
    '/* STYLE */': style,
    '/* SCRIPT */': script,
    // As a function, because in a text the script's own dollar signs would mean something.
  }).reduce((text, [place, content]) => text.replace(place, () => content), template);
  if (html.includes('\r')) throw new RangeError('viewer.html has a carriage return.');
  const bytes = Buffer.from(html, 'utf8');
  const deflated = deflateRawSync(bytes, { level: 9, memLevel: 9 });
  if (deflated.length > mostBytes) throw new ViewerTooLarge(deflated.length, mostBytes);
  return { html: bytes, deflated, crc32: crc32(bytes), sources };
}

function contentSecurityPolicy(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function bundle(): Pick<BuiltViewer, 'sources'> & { readonly script: string; readonly style: string } {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    metafile: true,
    entryPoints: [join(here, 'main.ts')],
    outdir: join(here, 'dist'),
    write: false,
    bundle: true,
    // A classic script: a module from a file has no origin that its worker could have.
    format: 'iife',
    platform: 'browser',
    // The oldest browsers with a raw inflater, and the one before that a folder still opens in.
    target: ['chrome103', 'firefox102', 'safari15.4'],
    minify: true,
    jsx: 'automatic',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    // Written for React, as the page of the service is, and run by Preact: decision 0031.
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text.trim() ?? '';
  const sources = Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules/'));
  return { script: textOf('.js'), style: themesOf(textOf('.css')), sources };
}

const here = import.meta.dirname;
const root = join(here, '..', '..');
