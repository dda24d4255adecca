import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { monthsWords } from '../../web/src/months/all-months-words.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { tableOf } from '../ledger-in-tables.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import {
  choosePeriod,
  countDownloads,
  currentExports,
  exportButton,
  focused,
  languageOf,
  listen,
  locales,
  unfoldEnded,
  wordsIn,
} from './ledger-page.ts';

let host: HostUnderTest;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest(), launch()]);
});
afterEach(async () => {
  host.faults.throttledTables.clear();
  host.faults.stoppedFunctions.clear();
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

async function openLedger(locale: Locale): Promise<Page> {
  const { page } = await openPage(browser, host.pageUrl, locale);
  await signInOnPage(page, demoUsers[locale === 'ja-JP' ? 0 : 1]);
  await page.locator('input[name=from]').waitFor();
  return page;
}

/** While the table does not respond, an export stays unfinished. */
const holdExports = () => host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));

describe.each(locales)('several copies (%s)', (locale) => {
  const words = wordsIn[locale];

  it('run concurrently; the fourth press shows why it has to wait, and a running one can be cancelled', async () => {
    const page = await openLedger(locale);
    const downloads = countDownloads(page);
    holdExports();
    for (const [count, month] of ['01', '02', '03'].entries()) {
      await choosePeriod(page, `2026-${month}-01`, `2026-${month}-28`);
      await exportButton(page, locale).click();
      await expect.poll(() => currentExports(page).count()).toBe(count + 1);
    }
    await choosePeriod(page, '2026-04-01', '2026-04-28');
    await exportButton(page, locale).click();
    await page.getByText(words.quota.refused.AT_ONCE('3').what).waitFor();

    // The same days again: their progress is in the place of the button.
    await choosePeriod(page, '2026-03-01', '2026-03-28');
    await expect.poll(() => exportButton(page, locale).count()).toBe(0);
    expect(await page.title()).toBe(words.titleWith(words.progress.percent('0')));

    const { said } = await listen(page);
    const newest = currentExports(page).first();
    const name = await newest.getByRole('heading').textContent();
    await newest.getByRole('button', { name: words.progress.cancel }).click();
    await newest.getByText(words.outcome.cancelled).waitFor();
    expect(await focused(page)).toBe(name);
    await expect
      .poll(async () => (await said()).filter((sentence) => sentence.includes(words.outcome.cancelled)))
      .toHaveLength(1);

    host.faults.throttledTables.clear();
    await expect.poll(() => currentExports(page).getByText(words.outcome.ready).count(), { timeout: 60_000 }).toBe(2);
    // The first finished copy. A browser asks before a second download that the person did not start.
    await expect.poll(downloads).toBe(1);
    await expect
      .poll(() => currentExports(page).getByRole('button', { name: words.download.button, exact: true }).count())
      .toBe(1);
    await expect
      .poll(async () => (await said()).filter((sentence) => sentence.includes(words.outcome.ready)).length)
      .toBeGreaterThan(0);
  });

  it('can be requested again with one press after a cancellation, also from the fold of the ended', async () => {
    const page = await openLedger(locale);
    holdExports();
    await choosePeriod(page, '2026-05-01', '2026-05-31');
    await exportButton(page, locale).click();
    await currentExports(page).first().getByRole('button', { name: words.progress.cancel }).click();
    await currentExports(page).getByText(words.outcome.cancelled).waitFor();
    host.faults.throttledTables.clear();
    await page.reload();
    const arriving = page.waitForEvent('download');
    await unfoldEnded(page);
    await page
      .locator('details > ul > li[data-export]')
      .first()
      .getByRole('button', { name: locale === 'ja-JP' ? /をもう一度とる$/ : /^Make the copy again/ })
      .click();
    expect((await arriving).suggestedFilename()).toMatch(/2026-05-01_2026-05-31/);
  });

  it('do not count when the service failed, and show that', async () => {
    const worker = host.host.resources.find(
      ({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.includes('ExportWorker'),
    );
    const page = await openLedger(locale);
    const left = () =>
      page.getByText(locale === 'ja-JP' ? /^今日は、あと\d+回とれます/ : /^Today you can make \d+ more/).textContent();
    const before = await left();
    host.faults.stoppedFunctions.add(worker?.physicalId ?? '');
    await choosePeriod(page, '2026-06-01', '2026-06-30');
    await exportButton(page, locale).click();
    const failed = currentExports(page).first();
    await failed.getByText(words.outcome.failures.NOT_STARTED.what).waitFor();
    await failed.getByText(words.quota.notCounted).waitFor();
    host.faults.stoppedFunctions.clear();
    await expect.poll(left).toBe(before);
    const arriving = page.waitForEvent('download');
    await failed.getByRole('button').first().click();
    await arriving;
    await expect.poll(left).not.toBe(before);
  });

  it('move the focus to the heading when one is deleted', async () => {
    const page = await openLedger(locale);
    await choosePeriod(page, '2026-07-01', '2026-07-31');
    const arriving = page.waitForEvent('download');
    await exportButton(page, locale).click();
    await arriving;
    await page
      .locator('form')
      .getByRole('button', { name: locale === 'ja-JP' ? /の控えを削除$/ : /^Delete the copy of/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: words.shelf.confirm.yes, exact: true }).click();
    await expect.poll(() => focused(page)).toBe(monthsWords[languageOf[locale]].heading);
    await exportButton(page, locale).waitFor();
  });
});
