import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../../dev/demo.ts';
import { changesWords } from '../../../web/src/changes/all-changes-words.ts';
import { monthsWords } from '../../../web/src/months/all-months-words.ts';
import { exportAndFetch, exportAs } from '../../exports.ts';
import type { HostUnderTest } from '../../host-under-test.ts';
import { startHostUnderTest } from '../../host-under-test.ts';
import { tableOf } from '../../ledger-in-tables.ts';
import { signInAs } from '../../person.ts';
import { launch, signInOnPage } from '../chromium.ts';
import type { Locale } from '../ledger-page.ts';
import {
  choosePeriod,
  currentExports,
  exportButton,
  languageOf,
  locales,
  monthStrip,
  shelfRows,
  wordsIn,
} from '../ledger-page.ts';
import { axeFaults, isTooWide, watchedContext } from '../watched-page.ts';

/**
 * Takes a picture of each screen and state: in both languages, light and dark, on a desktop and on a phone. A person
 * looks at them, and axe looks at each screen. `.ci/run` keeps the folder.
 */
const folder = join(import.meta.dirname, '../../../test-results/screens');

const sizes = { desktop: { width: 1366, height: 657 }, phone: { width: 390, height: 664 } } as const;
const schemes = ['light', 'dark'] as const;

let host: HostUnderTest;
let browser: Browser;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  [host, browser] = await Promise.all([startHostUnderTest(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** In each size and colour scheme, the window as it opens and the whole page. */
async function shoot(page: Page, locale: Locale, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      // In a window that opens with this size, the newest years are in sight.
      await page.evaluate(() => document.querySelector('[role=grid]')?.parentElement?.scrollTo(0, 9999));
      const path = join(folder, `${name}-${languageOf[locale]}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      expect(await axeFaults(page), path).toEqual([]);
    }
  }
  // 200 % zoom of a desktop is a window of half its width. 320 pixels are 400 % of 1280.
  for (const width of [683, 320]) {
    await page.setViewportSize({ width, height: 640 });
    expect(await isTooWide(page), `${name} at ${String(width)} pixels`).toBe(false);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await page.setViewportSize(sizes.desktop);
  await page.screenshot({ path: join(folder, `${name}-${languageOf[locale]}-forced.png`), fullPage: true });
  expect(await axeFaults(page), `${name} in forced colours`).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
  // This Chromium keeps some borders in the forced colour until an element is laid out anew.
  await page.evaluate(() => {
    document.body.hidden = true;
    document.body.getBoundingClientRect();
    document.body.hidden = false;
  });
}

describe.each(locales)('the screens (%s)', (locale) => {
  const words = wordsIn[locale];
  const user = demoUsers[locale === 'ja-JP' ? 0 : 1];

  it('of the page', async () => {
    const { open } = await watchedContext(browser, locale);
    const { page, faults } = await open(host.pageUrl);
    await page.locator('main input[name=username]').waitFor();
    await shoot(page, locale, '1-sign-in');

    await signInOnPage(page, user);
    await monthStrip(page).waitFor();
    await page.getByText(words.shelf.empty).waitFor();
    await shoot(page, locale, '2-first-visit');

    host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
    const arriving = page.waitForEvent('download');
    await exportButton(page, locale).click();
    await page.getByRole('progressbar').waitFor();
    await shoot(page, locale, '2b-progress');
    host.faults.throttledTables.clear();
    await arriving;
    await currentExports(page).getByText(words.outcome.ready).waitFor();
    await shoot(page, locale, '3-ready');

    const person = await signInAs(host, user);
    const days = { from: '2026-01-01', to: '2026-03-31' };
    const { ended, zip } = await exportAndFetch(host, person, days);
    const sha256 = ended.archive?.sha256;
    await person.ask('mutation ($id: ID!, $sha256: String!) { confirmCopy(id: $id, sha256: $sha256) { id } }', {
      ...{ id: ended.id, sha256 },
    });
    expect(zip.length).toBeGreaterThan(0);
    await exportAs(host, person, { from: '2025-01-01', to: '2025-12-31' });
    await page.reload();
    await monthStrip(page).locator('[data-mark=exported]').first().waitFor();
    await shoot(page, locale, '4-shelf');
    for (const summary of await shelfRows(page).first().locator('summary').all()) await summary.click();
    await page.getByText(changesWords[languageOf[locale]].compared).waitFor();
    await shoot(page, locale, '5-shelf-open');

    await page.reload();
    const { byMonth } = monthsWords[languageOf[locale]].figures;
    await page.locator('summary').filter({ hasText: byMonth }).click();
    await page.locator('figure svg').waitFor();
    await shoot(page, locale, '6-money-of-ten-years');
    await page.setViewportSize(sizes.desktop);
    await choosePeriod(page, '2025-01-01', '2025-12-31');
    await page.locator('figure svg[data-unit=month]').waitFor();
    await shoot(page, locale, '7-money-of-a-year');

    await page.getByRole('button', { name: words.account.settings.open }).click();
    await page.getByRole('dialog').locator('details').first().waitFor();
    await shoot(page, locale, '8-settings');
    await page.keyboard.press('Escape');
    for (const [number, place] of [
      ['9', 'saved'],
      ['10', 'restore'],
    ] as const) {
      await page.locator(`a[data-place=${place}]`).click();
      await page.locator('h2:visible').first().waitFor();
      await page.waitForLoadState('networkidle');
      await shoot(page, locale, `${number}-${place}`);
    }
    expect(faults()).toEqual([]);
  });
});
