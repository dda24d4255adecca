import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import {
  choosePeriod,
  currentExports,
  focused,
  listen,
  locales,
  shelfRows,
  startExport,
  wordsIn,
} from './ledger-page.ts';

let host: HostUnderTest;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest(), launch()]);
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** Each language has its own person, and so its own ledger. */
const personOf = { 'ja-JP': demoUsers[0], 'en-GB': demoUsers[1] } as const;

/** Removes slips directly in the table, without the API. `keep` of these days stay. */
async function loseSlips(locale: Locale, from: string, to: string, keep: (count: number) => number): Promise<void> {
  const { identityId } = await signInAs(host, personOf[locale]);
  const slips = await itemsInPeriod(host, 'LedgerSlips', identityId, from, to);
  const operator = operatorDynamodb(host);
  for (const { owner, entry } of slips.slice(keep(slips.length))) {
    if (owner && entry)
      await operator.send(new DeleteItemCommand({ TableName: tableOf(host, 'LedgerSlips'), Key: { owner, entry } }));
  }
  operator.destroy();
}

async function makeCopy(page: Page, locale: Locale, from: string, to: string): Promise<void> {
  await choosePeriod(page, from, to);
  const arriving = page.waitForEvent('download');
  await startExport(page, locale);
  await arriving;
}

async function openLedger(locale: Locale): Promise<Page> {
  const { page } = await openPage(browser, host.pageUrl, locale);
  await signInOnPage(page, personOf[locale]);
  await page.locator('input[name=from]').waitFor();
  return page;
}

describe.each(locales)('a copy with fewer records than the last one of the same days (%s)', (locale) => {
  const words = wordsIn[locale];
  const grave = (page: Page) => currentExports(page).first().locator('section');

  it('has a red notice by table and month, also in the history, until the person accepts it', async () => {
    const page = await openLedger(locale);
    await makeCopy(page, locale, '2026-01-01', '2026-02-28');
    await loseSlips(locale, '2026-01-01', '2026-02-28', () => 0);
    await makeCopy(page, locale, '2026-01-01', '2026-02-28');
    await grave(page)
      .getByText(new RegExp(`^${words.outcome.contents.slips}.*0`))
      .first()
      .waitFor();
    await grave(page).getByText(words.fewer.byMonth).click();
    await grave(page)
      .getByText(locale === 'ja-JP' ? /^2026年1月 伝票 0件（前は\d+件）$/ : /^Jan 2026: Slips 0, before \d+$/)
      .waitFor();
    await grave(page)
      .getByText(locale === 'ja-JP' ? /まで保管しています/ : /it is kept until/)
      .waitFor();

    // Another tab, or a reload, still shows the notice.
    await page.reload();
    const row = shelfRows(page).first();
    const { said } = await listen(page);
    await row.getByRole('button', { name: words.fewer.accept }).click();
    await expect.poll(said).toContain(words.fewer.accepted);
    await expect.poll(() => row.getByRole('button', { name: words.fewer.accept }).count()).toBe(0);
    expect(await focused(page)).not.toBe('the body');
    await makeCopy(page, locale, '2026-01-01', '2026-02-28');
    await currentExports(page).getByText(words.outcome.ready).waitFor();
    expect(await page.getByRole('button', { name: words.fewer.accept }).count()).toBe(0);
  });

  it('has one unobtrusive line when only a few are missing', async () => {
    const page = await openLedger(locale);
    await makeCopy(page, locale, '2026-03-01', '2026-05-31');
    await loseSlips(locale, '2026-03-01', '2026-05-31', (count) => count - 1);
    await makeCopy(page, locale, '2026-03-01', '2026-05-31');
    const line = currentExports(page).first().locator('summary').first();
    await line
      .getByText(locale === 'ja-JP' ? /の控えより、記録が少し減っています$/ : /^A few records fewer than the copy of/)
      .waitFor();
    expect(await grave(page).count()).toBe(0);
  });
});
