import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import type { Browser, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import { buildViewer } from '../web/viewer/build-viewer.ts';
import { en } from '../web/viewer/words/en.ts';
import { largeCopy } from './large-copy.ts';

/**
 * Opens archives of many slips in viewer.html, from the disk and without a network, and compares two of the same size.
 * Prints how long each took, and the most memory that the browser's process for the page had. Fails when a sum or a count
 * is wrong.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000,1000000' } } });
const folder = mkdtempSync(join(tmpdir(), 'viewer-large-'));
try {
  writeFileSync(join(folder, 'viewer.html'), buildViewer().html);
  for (const rows of values.rows.split(',').map(Number)) {
    await measure(rows);
    await measureComparison(rows);
  }
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
    await page.locator('[data-verdict=good]').waitFor({ timeout: 120_000 });
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

/** Two copies, of which every thousandth slip differs. */
async function measureComparison(rows: number): Promise<void> {
  const later = { exportId: 'y', requestedAt: '2026-02-01T00:00:00.000Z', changeEvery: 1_000 };
  const paths = [largeCopy(rows), largeCopy(rows, later)].map(({ zip }, place) => {
    const path = join(folder, `compared-${place}.zip`);
    writeFileSync(path, zip);
    return path;
  });
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
  try {
    const page = await (await browser.newContext({ locale: 'en-GB', offline: true })).newPage();
    await page.goto(pathToFileURL(join(folder, 'viewer.html')).href);
    const startedAt = performance.now();
    await page.locator('input[type=file]').first().setInputFiles(paths);
    const button = page.getByRole('button', { name: en.compare.button, exact: true });
    await button.waitFor({ timeout: 120_000 });
    const readMs = Math.round(performance.now() - startedAt);
    await button.click();
    const changed = Math.floor(rows / 1_000).toLocaleString('en');
    const same = (rows - Math.floor(rows / 1_000)).toLocaleString('en');
    await page.getByText(en.compare.counts('0', changed, '0', same)).waitFor({ timeout: 120_000 });
    const comparedMs = Math.round(performance.now() - startedAt) - readMs;
    const peakMb = Math.round((await peakBytes(browser)) / 1e6);
    console.log(
      `two copies of ${rows.toLocaleString('en')} slips: read in ${readMs} ms, compared in ${comparedMs} ms, ` +
        `at most ${peakMb} MB`,
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
