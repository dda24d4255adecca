import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { tableOf } from '../ledger-in-tables.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import { choosePeriod, countDownloads, currentExports, exportButton, locales, wordsIn } from './ledger-page.ts';

let host: HostUnderTest;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest(), launch()]);
});
afterEach(async () => {
  host.faults.throttledTables.clear();
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** Every request for a link to an archive, whichever part of the page makes it. */
const links = /X-Amz-Signature=/;

/** A refusal in S3's form. */
const s3Error = (status: number, code: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/xml',
    headers: { 'access-control-allow-origin': '*' },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`,
  });

async function openLedger(locale: Locale): Promise<Page> {
  const { page } = await openPage(browser, host.pageUrl, locale);
  await signInOnPage(page, demoUsers[1]);
  await page.locator('input[name=from]').waitFor();
  return page;
}

const downloadButton = (page: Page, locale: Locale) =>
  currentExports(page).first().getByRole('button', { name: wordsIn[locale].download.button });

describe.each(locales)('a link without a file (%s)', (locale) => {
  it.each([
    ['refused', 'LinkRefused', s3Error(403, 'AccessDenied')],
    ['to a removed object', 'LinkGone', s3Error(404, 'NoSuchKey')],
    ['to a storage that fails', 'StorageFailing', s3Error(503, 'SlowDown')],
    ['to a storage that does not respond', 'StorageUnreachable', (route: Route) => route.abort('failed')],
  ] as const)(
    '%s leaves the page in place, shows the problem, and works when the storage works',
    async (_, problem, answer) => {
      const page = await openLedger(locale);
      const downloads = countDownloads(page);
      await page.route(links, answer);
      await choosePeriod(page, '2026-01-01', '2026-01-31');
      await exportButton(page, locale).click();
      await page.getByText(wordsIn[locale].download.problems[problem].what).waitFor();
      expect(new URL(page.url()).origin).toBe(host.pageUrl);
      expect(downloads()).toBe(0);
      await page.unroute(links);
      const arriving = page.waitForEvent('download');
      await downloadButton(page, locale).click();
      await arriving;
      await page
        .locator('main')
        .getByText(/(has started|を始めました)/)
        .waitFor();
      expect(await page.getByText(wordsIn[locale].download.problems[problem].what).count()).toBe(0);
    },
  );

  it('is replaced by a fresh one, once, before any message', async () => {
    const page = await openLedger(locale);
    // Distinguished by the request, because links that are signed within the same second are equal.
    let trials = 0;
    let askedForLinks = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('query DownloadUrl') === true) askedForLinks += 1;
    });
    await page.route(links, async (route) => {
      const isTrial = route.request().headers()['range'] !== undefined;
      if (isTrial) trials += 1;
      if (isTrial && trials === 1) await s3Error(403, 'ExpiredToken')(route);
      else await route.continue();
    });
    await choosePeriod(page, '2026-02-01', '2026-02-28');
    const arriving = page.waitForEvent('download');
    await exportButton(page, locale).click();
    await arriving;
    expect(trials).toBe(2);
    expect(askedForLinks).toBe(1);
    expect(await page.getByText(wordsIn[locale].download.problems.LinkRefused.what).count()).toBe(0);
  });
});

it('a refused download is still awaited, and starts automatically after a reload', async () => {
  const page = await openLedger('en-GB');
  const downloads = countDownloads(page);
  await page.route(links, s3Error(503, 'SlowDown'));
  await choosePeriod(page, '2026-03-01', '2026-03-31');
  await exportButton(page).click();
  await page.getByText(wordsIn['en-GB'].download.problems.StorageFailing.what).waitFor();
  await page.unroute(links);
  const arriving = page.waitForEvent('download');
  await page.reload();
  await arriving;
  expect(downloads()).toBe(1);
});

it('the page stays when the storage never responds, and the attempt ends', async () => {
  const page = await openLedger('en-GB');
  await page.route(links, () => undefined);
  await choosePeriod(page, '2026-04-01', '2026-04-30');
  await exportButton(page).click();
  await page.getByText(wordsIn['en-GB'].download.problems.StorageUnreachable.what).waitFor({ timeout: 60_000 });
  expect(new URL(page.url()).origin).toBe(host.pageUrl);
});

it('the page requests the first byte with GET and leaves the download to the browser', async () => {
  const page = await openLedger('en-GB');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (links.test(request.url()))
      asked.push(
        `${request.method()} ${request.headers()['range'] ?? 'all'} ${request.frame() === page.mainFrame() ? 'page' : 'frame'}`,
      );
  });
  await choosePeriod(page, '2026-05-01', '2026-05-31');
  const arriving = page.waitForEvent('download');
  await exportButton(page).click();
  await arriving;
  expect(asked).toEqual(['GET bytes=0-0 page', 'GET all frame']);
});

it('a duplicated tab does not download again', async () => {
  const page = await openLedger('en-GB');
  const downloads = countDownloads(page);
  host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
  await choosePeriod(page, '2026-06-01', '2026-06-30');
  await exportButton(page).click();
  await page.getByRole('progressbar').first().waitFor();
  // Browsers duplicate a tab with a copy of its session storage.
  const copied = await page.evaluate<Record<string, string>>('({ ...sessionStorage })');
  const copy = await page.context().newPage();
  const downloadsOfCopy = countDownloads(copy);
  await copy.addInitScript(
    `for (const [key, value] of Object.entries(${JSON.stringify(copied)})) if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, value)`,
  );
  await copy.goto(host.pageUrl);
  await copy.getByRole('progressbar').first().waitFor();
  host.faults.throttledTables.clear();
  for (const tab of [page, copy]) await currentExports(tab).getByText(wordsIn['en-GB'].outcome.ready).waitFor();
  await expect.poll(() => downloads() + downloadsOfCopy()).toBe(1);
  await copy.reload();
  await copy
    .getByRole('button', { name: /^Download the copy of/ })
    .first()
    .waitFor();
  expect(downloads() + downloadsOfCopy()).toBe(1);
});
