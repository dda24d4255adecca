import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { readArchive } from '../archive-contents.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { signInAs } from '../person.ts';
import { launch, signInOnPage } from './chromium.ts';
import { choosePeriod, exportButton, locales, monthStrip, wordsIn } from './ledger-page.ts';
import { axeFaults, openWatched } from './watched-page.ts';

let host: HostUnderTest;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest({ environment: 'local-original' }), launch()]);
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await host.close();
});

describe.each(locales)('a page over tables of the original app (%s)', (locale) => {
  it('counts, exports and downloads as over tables of its own', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, demoUsers[0]);
    await monthStrip(page).waitFor();
    await choosePeriod(page, '2026-02-01', '2026-02-28');
    const arriving = page.waitForEvent('download');
    await exportButton(page, locale).click();
    const contents = await readArchive(await readFile(await (await arriving).path()));
    expect(contents.items('slips.jsonl').length).toBeGreaterThan(50);
    expect(faults()).toEqual([]);
  });

  it('tells another person that it is not theirs, and shows the id that the settings would need', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, demoUsers[1]);
    await page.getByText(wordsIn[locale].request.problems.NotYourLedger.what).first().waitFor();
    const { identityId } = await signInAs(host, demoUsers[1]);
    await page.getByText(identityId).first().waitFor();
    expect([await axeFaults(page), faults()]).toEqual([[], []]);
  });
});
