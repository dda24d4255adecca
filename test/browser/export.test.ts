import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { readArchive } from '../archive-contents.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';
import { choosePeriod, exportButton, locales } from './ledger-page.ts';
import { axeFaults } from './watched-page.ts';

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

describe('a signed-in person', () => {
  it('presses Export, and the zip of the year downloads automatically with exactly the rows of the table', async () => {
    const { page, complaints } = await openPage(browser, host.pageUrl);
    await signInOnPage(page, demoUsers[0]);
    await choosePeriod(page, '2025-01-01', '2025-12-31');
    const arriving = page.waitForEvent('download');
    await exportButton(page).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toMatch(/^myhome-account_2025-01-01_2025-12-31_\d{8}-\d{6}_\w{6}\.zip$/);
    const contents = await readArchive(await readFile(await download.path()));

    const { identityId } = await signInAs(host, demoUsers[0]);
    const items = (await itemsInPeriod(host, 'LedgerSlips', identityId, '2025-01-01', '2025-12-31')).sort((a, b) =>
      (a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1,
    );
    expect(contents.items('slips.jsonl')).toEqual(items);
    const rows = contents.csv('slips.csv');
    expect(
      rows.map((row) => [row['Date']?.replaceAll('-', ''), row['Slip ID'], row['Method code'], row['Amount']]),
    ).toEqual(
      items.map((item) => [item['tgt_date']?.S, item['kind_cd_seq']?.S, item['method_cd']?.S, item['value']?.N]),
    );
    const balances = (await itemsInPeriod(host, 'LedgerBalances', identityId, '2025-01-01', '2025-12-31')).sort(
      (a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1),
    );
    expect(contents.items('balances.jsonl')).toEqual(balances);

    await page.getByText('Your copy is ready.', { exact: true }).waitFor();
    // The figures promised exactly these records.
    const counted = (count: number) => count.toLocaleString('en-GB');
    await page.getByText(`${counted(rows.length)} slips and ${counted(balances.length)} balances`).waitFor();
    expect(complaints).toEqual([]);
  });

  it('downloads once, even after a reload, and again from the history on request', async () => {
    const { page } = await openPage(browser, host.pageUrl);
    await signInOnPage(page, demoUsers[0]);
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await choosePeriod(page, '2024-02-01', '2024-02-29');
    const first = page.waitForEvent('download');
    await exportButton(page).click();
    await first;
    await page.reload();
    const again = page.getByRole('button', { name: /Download the copy of .*2024/ }).first();
    await again.waitFor();
    expect(downloads).toBe(1);
    const second = page.waitForEvent('download');
    await again.click();
    expect((await second).suggestedFilename()).toMatch(/^myhome-account_2024-02-01_2024-02-29_\d{8}-\d{6}_\w{6}\.zip$/);
  });

  it('sees that a period is empty, and still gets a file with the headings', async () => {
    const { page } = await openPage(browser, host.pageUrl);
    await signInOnPage(page, demoUsers[1]);
    await choosePeriod(page, '1999-01-01', '1999-12-31');
    await page.getByText('There are no records in this period').waitFor();
    const arriving = page.waitForEvent('download');
    await exportButton(page).click();
    const contents = await readArchive(await readFile(await (await arriving).path()));
    expect(contents.csv('slips.csv')).toEqual([]);
    await page.locator('main').getByText('it holds headings only').waitFor();
  });

  it('sees the fault of a period at its field before any request', async () => {
    const { page } = await openPage(browser, host.pageUrl);
    await signInOnPage(page, demoUsers[1]);
    await choosePeriod(page, '2025-02-01', '2025-01-31');
    await exportButton(page).click();
    await expect.poll(() => page.locator('input[name=to]').getAttribute('aria-invalid')).toBe('true');
    await choosePeriod(page, '1905-01-01', '2025-01-31');
    await exportButton(page).click();
    await expect.poll(() => page.locator('input[name=to]').getAttribute('aria-invalid')).toBe('true');
  });

  it('sees when the worker cannot be started', async () => {
    const worker = host.host.resources.find(
      ({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.includes('ExportWorker'),
    );
    const { page } = await openPage(browser, host.pageUrl);
    await signInOnPage(page, demoUsers[1]);
    await choosePeriod(page, '2026-01-01', '2026-01-31');
    host.faults.stoppedFunctions.add(worker?.physicalId ?? '');
    await exportButton(page).click();
    await page
      .getByText(/could not be started/)
      .first()
      .waitFor();
    host.faults.stoppedFunctions.clear();
  });
});

describe('two people', () => {
  it('each see their own history', async () => {
    const hers = await openPage(browser, host.pageUrl);
    await signInOnPage(hers.page, demoUsers[0]);
    await choosePeriod(hers.page, '2023-03-01', '2023-03-31');
    const arriving = hers.page.waitForEvent('download');
    await exportButton(hers.page).click();
    await arriving;
    const his = await openPage(browser, host.pageUrl);
    await signInOnPage(his.page, demoUsers[1]);
    await his.page.getByText('Kept for you').waitFor();
    await his.page.getByRole('button', { name: 'Export', exact: true }).waitFor();
    expect(await his.page.getByText('2023').count()).toBe(0);
  });
});

it.each(locales)('the form of the sign-in passes axe (%s)', async (locale) => {
  const { page } = await openPage(browser, host.pageUrl, locale);
  await page.locator('input[name=username]').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});
