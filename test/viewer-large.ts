import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import type { Browser, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import { buildViewer } from '../web/viewer/build-viewer.ts';
import { largeCopy } from './large-copy.ts';

/**
 * Opens archives of many slips in viewer.html, from the disk and without a network. Prints how long each took, and the
 * most memory that the browser's process for the page had. Fails when a sum or a count is wrong.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000,1000000' } } });
const folder = mkdtempSync(join(tmpdir(), 'viewer-large-'));
try {
  writeFileSync(join(folder, 'viewer.html'), buildViewer().html);
  for (const rows of values.rows.split(',').map(Number)) await measure(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(rows: number): Promise<void> {
  const { zip, spent } = largeCopy(rows);
  const path = join(folder, 'large.zip');
  writeFileSync(path, zip);
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
  try {
    const page = await (await browser.newContext({ locale: 'en-GB', offline: true })).newPage();
    await page.goto(pathToFileURL(join(folder, 'viewer.html')).href);
    const startedAt = performance.now();
    await page.locator('input[type=file]').first().setInputFiles(path);
    await page.locator('[data-verdict=good]').waitFor({ timeout: 300_000 });
    const openedMs = Math.round(performance.now() - startedAt);
    const text = (await page.locator('main').textContent()) ?? '';
    for (const expected of [`¥${spent.toLocaleString('en')}`, rows.toLocaleString('en')])
      if (!text.includes(expected)) throw new Error(`Expected the page to show ${expected}.`);
    const searchedMs = await searchMs(page);
    const peakMb = Math.round((await peakBytes(browser)) / 1e6);
    console.log(
      `${rows.toLocaleString('en')} slips, ${(zip.length / 1e6).toFixed(1)} MB: opened in ${openedMs} ms, ` +
        `searched in ${searchedMs} ms, at most ${peakMb} MB`,
    );
  } finally {
    await browser.close();
  }
}

/** From the last letter to the row count of what was found. */
async function searchMs(page: Page): Promise<number> {
  const grid = page.getByRole('grid');
  const before = await grid.getAttribute('aria-rowcount');
  const startedAt = performance.now();
  await page.getByRole('searchbox').fill('memo 77');
  while ((await grid.getAttribute('aria-rowcount')) === before);
  return Math.round(performance.now() - startedAt);
}

/** Of the largest process that draws a page. Its worker runs in the same process. */
async function peakBytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024);
  return Math.max(...peaks);
}
