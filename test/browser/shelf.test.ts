import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { changesWords } from '../../web/src/changes/all-changes-words.ts';
import { monthsWords } from '../../web/src/months/all-months-words.ts';
import { formatsFor } from '../../web/src/words/formats.ts';
import { exportAndFetch, exportAs } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod, putItems, removeItems } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launch, signInOnPage } from './chromium.ts';
import { currentExports, exportButton, languageOf, locales, shelfRows, unfoldEnded, wordsIn } from './ledger-page.ts';
import { axeFaults, isTooWide, openWatched } from './watched-page.ts';

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

/** Each language has its own person, and so its own shelf. */
const personOf = { 'ja-JP': demoUsers[0], 'en-GB': demoUsers[1] } as const;
const hourMs = 3_600_000;

describe.each(locales)('the shelf (%s)', (locale) => {
  const words = wordsIn[locale];
  const { shelf } = words;
  const formats = formatsFor(languageOf[locale]);

  it('has a kept copy with its time left, which counts down until the copy is folded away', async () => {
    const person = await signInAs(host, personOf[locale]);
    await exportAs(host, person, { from: '2026-01-01', to: '2026-01-31' });
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await page.clock.install();
    await signInOnPage(page, personOf[locale]);
    const row = shelfRows(page).first();
    await row.getByText(new RegExp(`^${shelf.left.days('[67]')}`)).waitFor();
    await page.clock.fastForward(6 * 24 * hourMs);
    await row.getByText(new RegExp(`^${shelf.left.hours(String.raw`\d+`)}`)).waitFor();
    await page.clock.fastForward(3 * 24 * hourMs);
    await page.getByText(shelf.ended.all('1')).waitFor();
    expect(await shelfRows(page).first().isVisible()).toBe(false);
    await unfoldEnded(page);
    await shelfRows(page).first().getByText(shelf.states.EXPIRED, { exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('asks again how many copies are left when the day of the service ends', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await page.clock.install();
    let asked = 0;
    page.on('request', (request) => void (asked += request.postData()?.includes('exportQuota') ? 1 : 0));
    await signInOnPage(page, personOf[locale]);
    await page.getByRole('region', { name: shelf.heading }).getByText(/20/).first().waitFor();
    const before = asked;
    await page.clock.fastForward(24 * hourMs);
    await expect.poll(() => asked).toBeGreaterThan(before);
    expect(faults()).toEqual([]);
  });

  it('tells by month what is more or fewer in the ledger than in a copy', async () => {
    const user = personOf[locale];
    const person = await signInAs(host, user);
    await exportAndFetch(host, person, { from: '2026-02-01', to: '2026-04-30' });
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, user);
    const row = shelfRows(page).first();
    const changes = row.locator('details').first();
    await changes.locator('summary').click();
    const said = changesWords[languageOf[locale]];
    await changes.getByText(said.none).waitFor();
    await changes.getByText(said.compared).waitFor();
    await changes.locator('summary').click();

    const ofMonth = (month: string) =>
      itemsInPeriod(host, 'LedgerSlips', person.identityId, `2026-${month}-01`, `2026-${month}-31`);
    const [february, march, april] = [await ofMonth('02'), await ofMonth('03'), await ofMonth('04')];
    await removeItems(host, 'LedgerSlips', february.slice(0, 2));
    const kind = (item: Record<string, { S?: string }>) => item['kind_cd_seq']?.S ?? '';
    const [expense] = march.filter((item) => kind(item as never).startsWith('food'));
    const [other] = april.filter((item) => kind(item as never).startsWith('food'));
    if (!expense || !other) throw new Error('The demo ledger has no food.');
    await putItems(host, 'LedgerSlips', [
      { ...expense, entry: { S: `${expense['entry']?.S ?? ''}-2` } },
      { ...other, value: { N: '1' } },
    ]);
    await changes.locator('summary').click();
    const lines = changes.getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(3);
    const texts = await lines.allTextContents();
    expect(texts[0]).toContain(formats.month('2026-04'));
    expect(texts[0]).toContain(said.sum.expense('|', '|').split('|')[0]);
    expect(texts[0]).not.toContain(said.more.slips('1'));
    expect(texts[1]).toContain(said.more.slips('1'));
    expect(texts[2]).toContain(said.fewer.slips('2'));
    // The strip says it too: the kept copy has February to April, and these months have changed.
    const cell = page.locator('[data-cell="2026-2"]');
    await page.reload();
    await expect.poll(() => cell.getAttribute('data-mark')).toBe('changed');
    const { strip } = monthsWords[languageOf[locale]];
    expect(await cell.getAttribute('aria-label')).toContain(strip.marked.changed(''));
    const others = page.locator('[data-cell="2026-5"]');
    expect(await others.getAttribute('aria-label')).toContain(strip.marked.never(''));
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ forcedColors });
      expect(await axeFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults()).toEqual([]);
  });

  it('does not show the copy that stands above, which has its own time left, details and deletion', async () => {
    const { page } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, personOf[locale]);
    await page.getByText(shelf.heading).waitFor();
    await page.getByText(shelf.loading).waitFor({ state: 'hidden' });
    const before = await shelfRows(page).count();
    const arriving = page.waitForEvent('download');
    await exportButton(page, locale).click();
    await arriving;
    await currentExports(page).getByText(words.outcome.ready).waitFor();
    expect(await shelfRows(page).count()).toBe(before);
    const above = page.locator('form');
    await above.getByText(shelf.changes).waitFor();
    await above.getByText(words.details.summary).waitFor();
    await above.getByText(new RegExp(`^${shelf.left.days('[67]')}`)).waitFor();
    // Everything is kept now, and nothing is confirmed.
    const strip = page.getByRole('grid');
    await expect.poll(() => strip.locator('[data-mark=exported]').count()).toBeGreaterThan(10);
    await page.reload();
    await expect.poll(() => shelfRows(page).count()).toBe(before + 1);
    await expect.poll(() => strip.locator('[data-mark=exported]').count()).toBeGreaterThan(10);
  });
});
