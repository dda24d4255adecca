import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { another, handMadeCopyEntries } from '../../archive/copy/copies-under-test.ts';
import { handMadeZip } from '../../archive/zip/hand-made-zip.ts';
import { en } from '../../web/viewer/words/en.ts';
import { ja } from '../../web/viewer/words/ja.ts';
import { largeCopy } from '../large-copy.ts';
import { launch } from './chromium.ts';
import { drop, familyCopy, openViewer, viewerOnDisk } from './viewer-page.ts';

const wordsIn = { 'ja-JP': ja, 'en-GB': en } as const;

const ledgerDays = { from: '2025-01-01', to: '2025-03-31' };

let browser: Browser;
let url: string;
let folder: string;
/** By name: of January, of the weeks around the end of January with three edits, of March, another person's. */
let copies: Readonly<Record<'january' | 'edited' | 'march' | 'others', Buffer>>;

beforeAll(async () => {
  ({ url, folder } = viewerOnDisk());
  const [launched, january, edited, march, others] = await Promise.all([
    launch(),
    familyCopy(
      { from: '2025-01-01', to: '2025-01-31' },
      { exportId: 'JANUARY', made: '2025-02-01T01:00:00.000Z', isEverything: false, ledgerDays },
    ),
    familyCopy(
      { from: '2025-01-25', to: '2025-02-10' },
      {
        ...{ exportId: 'EDITED', made: '2025-02-11T01:00:00.000Z', isEverything: false, ledgerDays },
        edit({ slips }) {
          const inJanuary = slips.findIndex((slip) => slip['tgt_date']?.S === '20250128');
          const first = slips[inJanuary] ?? {};
          slips.splice(inJanuary, 2, {
            ...first,
            ...{ value: { N: '123456' }, memo: { S: '書き直したメモ' } },
          });
          slips.splice(inJanuary + 1, 0, {
            ...first,
            ...{ entry: { S: '20250128#zz_new' }, kind_cd_seq: { S: 'zz_new' }, memo: { S: 'あとから' } },
          });
          slips.sort((a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1));
        },
      },
    ),
    familyCopy(
      { from: '2025-03-01', to: '2025-03-10' },
      { exportId: 'MARCH', made: '2025-03-11T01:00:00.000Z', isEverything: false, ledgerDays },
    ),
    familyCopy(
      { from: '2025-01-30', to: '2025-01-31' },
      { exportId: 'OTHERS', whose: another, made: '2025-02-03T01:00:00.000Z', isEverything: false, ledgerDays },
    ),
  ]);
  browser = launched;
  copies = { january, edited, march, others };
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(() => browser.close());

const zip = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/zip', buffer });
const chooseZips = (page: Page, ...zips: readonly (readonly [string, Buffer])[]) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles(zips.map(([name, buffer]) => zip(name, buffer)));
const rows = (page: Page) => page.locator('main li[data-verdict]');
const allRead = (page: Page, count: number) =>
  expect.poll(() => page.locator('main li[data-verdict=good], main li[data-verdict=damaged]').count()).toBe(count);

/** A folder for pictures, for a person who looks at them. Without it none are taken. */
const shots = process.env['SHOTS'];
const shot = async (page: Page, name: string) => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

describe.each(['ja-JP', 'en-GB'] as const)('several copies at once (%s)', (locale) => {
  const words = wordsIn[locale];

  it('are read, their days are joined, and two are compared', async () => {
    const { page, faults, requests } = await openViewer(browser, url, { locale });
    await chooseZips(page, ['january.zip', copies.january], ['march.zip', copies.march], ['edited.zip', copies.edited]);
    await page.getByRole('heading', { name: words.several.heading, exact: true }).waitFor();
    await allRead(page, 3);
    // The newest first.
    expect(await rows(page).locator('p').first().textContent()).toBe('march.zip');
    const days = page.getByRole('region', { name: words.several.coverage.heading });
    const text = (await days.locator('dl').textContent()) ?? '';
    const day = (iso: string) =>
      page.evaluate(
        ([of, tag]) =>
          new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(of ?? '')),
        [iso, locale],
      );
    const { coverage } = words.several;
    expect(text).toContain(coverage.days(await day('2025-01-01'), await day('2025-02-10')));
    expect(text).toContain(coverage.days(await day('2025-02-11'), await day('2025-02-28')));
    expect(text).toContain(coverage.inCopies(coverage.days(await day('2025-01-25'), await day('2025-01-31')), '2'));
    await shot(page, `${locale}-several`);
    // The pair that overlaps is proposed.
    const pair = page.getByRole('region', { name: words.compare.heading });
    await pair.getByRole('button', { name: words.compare.button, exact: true }).click();
    await pair.getByRole('heading', { name: words.compare.result }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H3');
    const slips = pair.locator('[data-compared=slips]');
    await slips.getByText(/^(増えた 1件、変わった 1件、なくなった 1件、|1 added, 1 changed, 1 gone, )/).waitFor();
    await slips.getByRole('cell', { name: '¥123,456' }).waitFor();
    await slips.getByText('書き直したメモ').waitFor();
    await slips.getByText('あとから').waitFor();
    const facts = (await pair.locator('dl').first().textContent()) ?? '';
    expect(facts).toMatch(/january\.zip.*edited\.zip/);
    expect(await slips.getByRole('row').filter({ hasText: /2025/ }).count()).toBe(1);
    await shot(page, `${locale}-compared`);
    expect(faults()).toEqual([]);
    expect(requests).toEqual([]);
  });

  it('of two people are said to be, before anything is compared', async () => {
    const { page, faults } = await openViewer(browser, url, { locale });
    await chooseZips(page, ['january.zip', copies.january], ['others.zip', copies.others]);
    await allRead(page, 2);
    await page.getByText(words.several.owners('2')).waitFor();
    await page.getByText(words.compare.otherOwner).waitFor();
    expect(await page.getByRole('button', { name: words.compare.button, exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: words.compare.anyway }).click();
    await page.getByRole('heading', { name: words.compare.result }).waitFor();
    await shot(page, `${locale}-owners`);
    expect(faults()).toEqual([]);
  });

  it('take a damaged one only as far as it is whole, and say so', async () => {
    const changed = handMadeZip(
      handMadeCopyEntries({ manifest: { exportId: 'DAMAGED' } }).map((entry) =>
        entry.name === 'slips.jsonl' ? { ...entry, content: 'changed\n' } : entry,
      ),
    );
    const { page, faults } = await openViewer(browser, url, { locale });
    await chooseZips(page, ['january.zip', copies.january], ['broken.zip', changed], ['no-copy.zip', Buffer.from('x')]);
    await allRead(page, 2);
    await rows(page).filter({ hasText: 'no-copy.zip' }).getByText(words.several.failed).waitFor();
    await page.getByText(words.several.coverage.notCounted('broken.zip')).waitFor();
    await page.getByRole('button', { name: words.compare.button, exact: true }).click();
    const { what } = words.problem({ code: 'ENTRY_CHANGED', facts: { entry: 'slips.jsonl' } });
    await page.getByText(words.compare.notCompared('broken.zip', what)).waitFor();
    await page.getByText(words.compare.damaged('broken.zip')).waitFor();
    expect(await page.locator('[data-compared]').count()).toBe(3);
    await shot(page, `${locale}-damaged`);
    expect(faults()).toEqual([]);
  });
});

describe('the list of copies', () => {
  it('grows one by one, counts the same copy once, and each can be looked into and taken off', async () => {
    const { page, faults } = await openViewer(browser, url);
    await chooseZips(page, ['january.zip', copies.january]);
    await page.locator('[role=tablist]').waitFor();
    await page.getByRole('button', { name: ja.several.add }).click();
    await page.getByRole('heading', { name: ja.several.heading, exact: true }).waitFor();
    await page.getByText(ja.compare.twoNeeded).waitFor();
    await chooseZips(page, ['again.zip', copies.january]);
    await page.getByText(ja.several.sameAs('january.zip')).waitFor();
    await page.getByText(ja.several.coverage.noOverlaps).waitFor();
    await chooseZips(page, ['edited.zip', copies.edited]);
    await allRead(page, 3);
    expect(await page.locator('option').count()).toBe(4);
    await page.getByRole('button', { name: ja.several.lookLabel('edited.zip') }).click();
    await page.locator('[role=tablist]').waitFor();
    await page.getByRole('button', { name: ja.several.back }).click();
    await page.getByRole('heading', { name: ja.several.heading, exact: true }).waitFor();
    await allRead(page, 3);
    for (const name of ['again.zip', 'edited.zip', 'january.zip'])
      await page.getByRole('button', { name: ja.several.removeLabel(name) }).click();
    await page.getByRole('heading', { name: ja.choose.heading }).waitFor();
    expect(faults()).toEqual([]);
  });

  it('takes copies that are dropped together, and others that are dropped onto the list', async () => {
    const paths = (['january', 'edited', 'march'] as const).map((name) => {
      const path = join(folder, `${name}.zip`);
      writeFileSync(path, copies[name]);
      return path;
    });
    const { page, faults } = await openViewer(browser, url);
    await drop(page, paths.slice(0, 2));
    await allRead(page, 2);
    await page.locator('section[aria-labelledby=more-copies]').scrollIntoViewIfNeeded();
    await drop(page, paths.slice(2), 'section[aria-labelledby=more-copies]');
    await allRead(page, 3);
    expect(faults()).toEqual([]);
  });

  it('takes a folder with copies in folders and zips, and leaves out what is no copy', async () => {
    const inside = join(folder, 'downloads');
    mkdirSync(join(inside, 'unpacked'), { recursive: true });
    for (const { name, content } of handMadeCopyEntries())
      writeFileSync(join(inside, 'unpacked', name.toString()), content);
    writeFileSync(join(inside, 'january.zip'), copies.january);
    writeFileSync(join(inside, 'program.zip'), handMadeZip([{ name: 'setup.exe', content: 'x' }]));
    writeFileSync(join(inside, 'photo.jpg'), 'x');
    const { page, faults } = await openViewer(browser, url);
    await page.locator('input[webkitdirectory]').setInputFiles(inside);
    await allRead(page, 2);
    await page.getByText(ja.several.leftOut('2')).waitFor();
    expect(await rows(page).filter({ hasText: 'unpacked' }).count()).toBe(1);
    expect(faults()).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it('a folder of zips that are no copies says so, and is forgotten with the next choice', async () => {
    const inside = join(folder, 'programs');
    mkdirSync(inside);
    for (const name of ['setup', 'photos'])
      writeFileSync(join(inside, `${name}.zip`), handMadeZip([{ name, content: 'x' }]));
    const { page, faults } = await openViewer(browser, url);
    await page.locator('input[webkitdirectory]').setInputFiles(inside);
    await page.getByRole('heading', { name: ja.choose.failed }).waitFor();
    await page.getByText(ja.several.leftOut('2')).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(ja.choose.failed);
    await chooseZips(page, ['january.zip', copies.january]);
    await page.getByRole('button', { name: ja.choose.another }).click();
    await page.getByRole('heading', { name: ja.choose.heading }).waitFor();
    expect(faults()).toEqual([]);
  });

  it('a copy that was changed on the disk after it was read cannot be compared, and that is said aloud', async () => {
    const paths = (['january', 'edited'] as const).map((name) => {
      const path = join(folder, `${name}-to-change.zip`);
      writeFileSync(path, copies[name]);
      return path;
    });
    const { page, faults } = await openViewer(browser, url);
    await page.locator('input[type=file]').first().setInputFiles(paths);
    await allRead(page, 2);
    writeFileSync(paths[1] ?? '', copies.march);
    await page.getByRole('button', { name: ja.compare.button, exact: true }).click();
    const { what } = ja.problem({ code: 'UNREADABLE', facts: { entry: 'edited-to-change.zip' } });
    await page.locator('[role=status]', { hasText: what }).waitFor();
    await page.locator('main').getByText(what).waitFor();
    // Looking into it does not work either. What is said of that goes when the list is changed.
    await page.getByRole('button', { name: ja.several.lookLabel('edited-to-change.zip') }).click();
    await page.getByRole('heading', { name: ja.choose.failed }).waitFor();
    await page.getByRole('button', { name: ja.several.startOver }).click();
    await page.getByRole('heading', { name: ja.choose.heading }).waitFor();
    expect(await page.getByRole('heading', { name: ja.choose.failed }).count()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('a drop that the browser does not give is said where the focus goes', async () => {
    const { page, faults } = await openViewer(browser, url);
    await chooseZips(page, ['january.zip', copies.january], ['march.zip', copies.march]);
    await allRead(page, 2);
    await page.locator('section[aria-labelledby=more-copies]').evaluate((target) => {
      const event = new DragEvent('drop', { bubbles: true, cancelable: true });
      const entry = {
        isFile: true,
        name: 'x',
        file: (_: unknown, fail: (error: Error) => void) => fail(new Error('!')),
      };
      const item = { kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null };
      Object.defineProperty(event, 'dataTransfer', { value: { items: [item], files: [] } });
      target.dispatchEvent(event);
    });
    await page.getByRole('heading', { name: ja.choose.failed }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(ja.choose.failed);
    expect(faults()).toEqual([]);
  });
});

it('a comparison that another choice ends is said to be stopped', async () => {
  const later = { exportId: 'y', requestedAt: '2026-02-01T00:00:00.000Z' };
  const { page, faults } = await openViewer(browser, url);
  await chooseZips(page, ['older.zip', largeCopy(100_000).zip], ['newer.zip', largeCopy(100_000, later).zip]);
  await page.getByRole('button', { name: ja.compare.button, exact: true }).click();
  await page.getByRole('combobox').first().selectOption({ index: 0 });
  await page.locator('[role=status]', { hasText: ja.compare.cancelled }).waitFor();
  await page.getByText(ja.compare.sameChosen).waitFor();
  expect(faults()).toEqual([]);
});

it('two copies of 100,000 slips are compared in seconds', async () => {
  const later = { exportId: 'y', requestedAt: '2026-02-01T00:00:00.000Z', changeEvery: 1_000 };
  const { page } = await openViewer(browser, url);
  const startedAt = performance.now();
  await chooseZips(page, ['older.zip', largeCopy(100_000).zip], ['newer.zip', largeCopy(100_000, later).zip]);
  await page.getByRole('button', { name: ja.compare.button, exact: true }).click();
  await page.getByText(ja.compare.counts('0', '100', '0', '99,900')).waitFor();
  // On a quiet machine it takes less than two seconds. The tests share theirs.
  expect(performance.now() - startedAt).toBeLessThan(30_000);
});
