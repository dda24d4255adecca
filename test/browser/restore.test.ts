import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exportedZip, handMadeCopy, owner } from '../../archive/copy/copies-under-test.ts';
import { CopyRefused } from '../../archive/copy/copy-refused.ts';
import { demoUsers } from '../../dev/demo.ts';
import { enRestore } from '../../web/src/restore/en-restore.ts';
import { jaRestore } from '../../web/src/restore/ja-restore.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsInPeriod, itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { applyAs, checkedAs, planOf } from '../restores.ts';
import { launch, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import { focused, listen, locales, shelfRows, wordsIn } from './ledger-page.ts';
import type { Watched } from './watched-page.ts';
import { axeFaults, isTooWide, openWatched } from './watched-page.ts';

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

/** Each language has its own person, and so its own ledger. */
const personOf = { 'ja-JP': demoUsers[0], 'en-GB': demoUsers[1] } as const;
const restoreWordsIn = { 'ja-JP': jaRestore, 'en-GB': enRestore } as const;

/** Of the people that `signUpAs` makes. */
const newPassword = 'Long-enough-password-1';

/** A folder for pictures of every state, for a person who looks at them. Without it none are taken. */
const shots = process.env['SHOTS'];
let shotNumber = 0;
async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  shotNumber += 1;
  await page.screenshot({ path: `${shots}/${String(shotNumber).padStart(2, '0')}-${name}.png`, fullPage: true });
}

async function openRestorePlace(locale: Locale, email?: string): Promise<Watched> {
  const watched = await openWatched(browser, host.pageUrl, locale);
  await signInOnPage(watched.page, email === undefined ? personOf[locale] : { email, password: newPassword });
  await watched.page.locator('a[data-place=restore]').click();
  await watched.page.getByRole('heading', { name: restoreWordsIn[locale].heading, exact: true }).waitFor();
  return watched;
}

const chooseFile = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/zip', buffer });

const restoreIn = (page: Page, status: string) => page.locator(`[data-restore][data-status=${status}]`);

/** The counts of a table's line in the preview, in the order of the columns. */
const countsOf = (page: Page, table: string) => page.locator(`tr[data-table=${table}] td`).allTextContents();

/** The names of the tables that do not fit their region, so that a person has to move them to see every column. */
const tablesBeyondTheScreen = (page: Page) =>
  page
    .locator('[data-restore] [role=region]:has(table)')
    .evaluateAll((regions) =>
      regions
        .filter((region) => region.scrollWidth > region.clientWidth)
        .map((region) => region.getAttribute('aria-label')),
    );

/** In January 2026: one slip deleted, one changed, one new. */
async function damageJanuary(person: Person): Promise<{ readonly slips: number }> {
  const slips = await itemsInPeriod(host, 'LedgerSlips', person.identityId, '2026-01-01', '2026-01-31');
  const operator = operatorDynamodb(host);
  const TableName = tableOf(host, 'LedgerSlips');
  const keyOf = (item: Item | undefined) => ({ owner: item?.['owner'], entry: item?.['entry'] }) as Item;
  const change = (Key: Item, memo: string) =>
    operator.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET memo = :memo',
        ExpressionAttributeValues: { ':memo': { S: memo } },
      }),
    );
  await operator.send(new DeleteItemCommand({ TableName, Key: keyOf(slips[0]) }));
  await change(keyOf(slips[1]), '手で書き換えた');
  await change({ owner: { S: person.identityId }, entry: { S: '20260131#food01_new' } }, '新しい');
  operator.destroy();
  return { slips: slips.length };
}

describe.each(locales)('a person restores a copy on the page (%s)', (locale) => {
  const words = restoreWordsIn[locale];
  const page_ = wordsIn[locale];

  it('chooses it, sees the differences, makes the period exact, and undoes it', async () => {
    const person = await signInAs(host, personOf[locale]);
    const slipsOf = () => itemsOf(host, 'LedgerSlips', person.identityId);
    const { zip } = await exportAndFetch(host, person, { from: '2026-01-01', to: '2026-01-31' });
    const before = await slipsOf();
    const { slips } = await damageJanuary(person);
    const damaged = await slipsOf();

    const { page, faults } = await openRestorePlace(locale);
    await page.getByRole('heading', { name: words.choose.heading }).waitFor();
    await shot(page, `${locale}-choose`);
    const { said } = await listen(page);
    await chooseFile(page, 'january.zip', zip);
    await restoreIn(page, 'CHECKED').waitFor();
    await shot(page, `${locale}-checked`);
    expect(await countsOf(page, 'slips')).toEqual([slips, 1, 1, slips - 2, 0, 1].map(String));
    expect(await slipsOf()).toEqual(damaged);

    await page.locator('input[value=EXACT]').check();
    await page.getByRole('button', { name: words.how.deleted('1') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.how.confirm.heading('1')).waitFor();
    await shot(page, `${locale}-confirm`);
    await dialog.getByRole('button', { name: words.how.confirm.yes('1') }).click();
    await restoreIn(page, 'APPLIED').waitFor();
    await page.getByText(words.applied.proof('3'), { exact: true }).waitFor();
    await shot(page, `${locale}-applied`);
    expect(await focused(page)).not.toBe('the body');
    const heard = (await said()).join('\n');
    for (const sentence of [words.upload.sending, words.found.nothingWritten, words.applied.heading])
      expect(heard).toContain(sentence);
    expect(await slipsOf()).toEqual(before);

    await page.getByRole('button', { name: words.undo.button }).click();
    await dialog.getByRole('button', { name: words.undo.confirm.yes, exact: true }).click();
    await restoreIn(page, 'UNDONE').waitFor();
    await shot(page, `${locale}-undone`);
    expect(await slipsOf()).toEqual(damaged);

    await page.locator('a[data-place=copies]').click();
    await shelfRows(page).filter({ hasText: page_.shelf.isSafetyCopy }).first().waitFor();
    await shot(page, `${locale}-history`);
    expect(faults()).toEqual([]);
  });

  it('sees what is in the records, in a page that fits 320 pixels and passes axe', async () => {
    const person = await signUpAs(host, `looks-${locale.toLowerCase()}@example.com`);
    await plant(person, 'LedgerKinds', { kind_cd: 'oshi', kind_nm: '推し活', account_dir: '0' });
    await plant(person, 'LedgerSlips', slipOf('20260102', 'oshi_1', 300, '変わる'));
    await plant(person, 'LedgerSlips', slipOf('20260103', 'oshi_1', 50, '家計簿だけ'));
    const copy = await exportedZip({
      kinds: [itemOf({ kind_cd: 'oshi', kind_nm: '推し活', account_dir: '1' })],
      slips: [
        itemOf(slipOf('20260101', 'oshi_1', 100, '加わる')),
        itemOf(slipOf('20260102', 'oshi_1', 200, '変わる')),
        itemOf({ ...slipOf('20260104', 'oshi_1', 400, ''), tgt_date: '20260105' }),
      ],
    });
    const { page, faults } = await openRestorePlace(locale, person.email);
    await chooseFile(page, 'copy.zip', copy);
    await restoreIn(page, 'CHECKED').waitFor();
    expect(await countsOf(page, 'slips')).toEqual(['3', '1', '1', '0', '1', '1']);
    await page.getByText(words.found.anotherOwner).waitFor();
    await page.getByText(words.found.turned(words.found.directions[0], words.found.directions[1])).waitFor();

    // The refused line is named, and can be accepted by a second check.
    const examples = (recordClass: 'ADD' | 'CHANGE' | 'ONLY_HERE' | 'REFUSED', table: 'slips' | 'kinds') =>
      page.getByText(words.examples.summaries[recordClass](words.found.tables[table], '1'), { exact: true });
    await examples('REFUSED', 'slips').click();
    await page.getByText(words.examples.line('3')).waitFor();
    // A record of the refused line would be deleted, so exact is not offered until the line is accepted.
    await page.getByText(words.how.linesRefused).waitFor();
    expect(await page.locator('input[value=EXACT]').count()).toBe(0);
    await shot(page, `${locale}-refused-line`);
    await page.getByRole('button', { name: words.found.acceptContradicted }).click();
    await page.getByText(words.found.contradictedAccepted).waitFor();
    expect(await countsOf(page, 'slips')).toEqual(['3', '2', '1', '0', '0', '1']);

    await examples('CHANGE', 'slips').click();
    const change = page.getByRole('row', { name: new RegExp(words.examples.attributes.value) });
    await expect.poll(() => change.getByRole('cell').allTextContents()).toEqual(['300', '200']);
    await examples('ONLY_HERE', 'slips').click();
    await page.locator('[data-restore]').getByText('家計簿だけ', { exact: true }).first().waitFor();

    // The sum closes for each choice, and the masters are a tick of their own.
    for (const mode of ['ADD', 'REPLACE', 'EXACT'])
      for (const changesMasters of [false, true]) {
        await page.locator(`input[value=${mode}]`).check();
        await page.locator('input[name=restore-masters]').setChecked(changesMasters);
        const [rows, ...parts] = (await page.locator('[data-term] strong').allTextContents()).map(Number);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(rows);
        expect(rows).toBe(4);
      }
    const writes = [words.how.added('2'), words.how.changed('2'), words.how.deleted('1')];
    await page.getByRole('button', { name: words.how.button(words.how.joined(writes)) }).waitFor();
    await shot(page, `${locale}-examples`);

    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 664 });
    await shot(page, `${locale}-phone`);
    expect(await tablesBeyondTheScreen(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await shot(page, `${locale}-narrow`);
    expect(await isTooWide(page)).toBe(false);
    expect(await axeFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('stops it part-way, finds it again after a reload, goes on, and sees what an undo has to leave', async () => {
    const { zip } = await exportAndFetch(host, await signInAs(host, demoUsers[1]), {});
    const person = await signUpAs(host, `stops-${locale.toLowerCase()}@example.com`);
    const { page, faults } = await openRestorePlace(locale, person.email);
    await chooseFile(page, 'everything.zip', zip);
    await restoreIn(page, 'CHECKED').waitFor();
    await page.locator('button', { hasText: words.how.button('') }).click();
    await restoreIn(page, 'APPLYING').waitFor();
    // By then the masters are written, and slips are.
    await expect.poll(async () => Number(await page.locator('progress').getAttribute('value'))).toBeGreaterThan(50);
    host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
    await page.getByText(words.work.slow).waitFor();
    await shot(page, `${locale}-slow`);
    await page.getByRole('button', { name: words.work.stop, exact: true }).click();
    await page.getByRole('heading', { name: words.work.headings.STOPPING }).waitFor();
    await shot(page, `${locale}-stopping`);
    host.faults.throttledTables.clear();
    await restoreIn(page, 'STOPPED').waitFor();
    expect(faults()).toEqual([]);

    await page.reload();
    await restoreIn(page, 'STOPPED').waitFor();
    await page
      .getByText(
        locale === 'ja-JP' ? /^3,\d{3}件のうち[\d,]+件が済んでいます。$/ : /^[\d,]+ of 3,\d{3} records are done\.$/,
      )
      .waitFor();
    await shot(page, `${locale}-stopped`);
    await page.locator('a[data-place=copies]').click();
    await page.locator('a[data-place=restore]').getByText(page_.places.isOpen).waitFor();
    await page.locator('a[data-place=restore]').click();
    await page.getByRole('button', { name: words.stopped.apply }).click();
    await restoreIn(page, 'APPLIED').waitFor();

    const [slip] = await itemsOf(host, 'LedgerSlips', person.identityId);
    await plant(person, 'LedgerSlips', { ...textsOf(slip), memo: '戻したあとで変更' });
    await page.getByRole('button', { name: words.undo.button }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.undo.confirm.yes, exact: true }).click();
    await restoreIn(page, 'UNDO_INCOMPLETE').waitFor();
    await page.getByText(words.applied.conflictsSummary).click();
    await page.locator('code', { hasText: slip?.['entry']?.S ?? '' }).waitFor();
    await shot(page, `${locale}-undo-incomplete`);
    expect(faults()).toEqual([]);
  });

  it('is told why a file cannot be restored, and may try an interrupted upload again', async () => {
    const person = await signUpAs(host, `refused-${locale.toLowerCase()}@example.com`);
    const { page } = await openRestorePlace(locale, person.email);
    await chooseFile(page, 'empty.zip', Buffer.alloc(0));
    await page.getByText(words.upload.problems.FileEmpty.what).waitFor();
    await shot(page, `${locale}-empty`);
    await chooseFile(page, 'text.zip', Buffer.from('This is no zip.'));
    await restoreIn(page, 'REFUSED').waitFor();
    await page
      .getByText(words.refusals.file({ code: 'NOT_A_ZIP', facts: [], message: notAZip }).what, { exact: true })
      .waitFor();
    await shot(page, `${locale}-refused`);

    await page.getByRole('button', { name: words.choose.other }).click();
    await page.route('**', (route) =>
      route.request().method() === 'POST' && (route.request().headers()['content-type'] ?? '').startsWith('multipart/')
        ? route.abort()
        : route.fallback(),
    );
    await chooseFile(page, 'copy.zip', await exportedZip({ slips: [itemOf(slipOf('20260101', 'food01_1', 1, ''))] }));
    await page.getByText(words.upload.problems.StorageUnreachable.what).waitFor();
    await shot(page, `${locale}-interrupted`);
    await page.unroute('**');
    await page.getByRole('button', { name: words.upload.again }).click();
    await restoreIn(page, 'CHECKED').waitFor();

    // The earlier one is still there to look at.
    const [checkedRow, refusedRow] = [0, 1].map((at) =>
      page.locator('section[aria-labelledby=earlier-restores-heading] li').nth(at),
    );
    await refusedRow?.getByRole('button').click();
    await restoreIn(page, 'REFUSED').waitFor();
    await checkedRow?.getByRole('button').click();
    await restoreIn(page, 'CHECKED').waitFor();

    // The same file once more is compared at once with the ledger as it is then.
    await page.locator('button', { hasText: words.how.button('') }).click();
    await restoreIn(page, 'APPLIED').waitFor();
    await page.getByRole('button', { name: words.choose.other }).click();
    await chooseFile(page, 'copy.zip', await exportedZip({ slips: [itemOf(slipOf('20260101', 'food01_1', 1, ''))] }));
    await page.getByText(words.how.nothing.ADD).waitFor();
    await shot(page, `${locale}-nothing`);
  });

  it('waits for another restore, and is told when the ledger has changed since the comparison', async () => {
    const person = await signUpAs(host, `waits-${locale.toLowerCase()}@example.com`);
    const line = JSON.stringify(itemOf(slipOf('20260101', 'food01_1', 1, '')));
    const salvaged = handMadeCopy({ texts: { 'slips.jsonl': `${line}\n` }, manifest: { salvaged: true } });
    const elsewhere = await checkedAs(host, person, salvaged);
    const { page, faults } = await openRestorePlace(locale, person.email);
    await page.getByText(words.found.salvaged).waitFor();
    await page.getByRole('button', { name: words.choose.other }).click();
    await chooseFile(page, 'salvaged.zip', salvaged);
    const row = (state: 'CHECKED' | 'APPLIED') =>
      page
        .locator('section[aria-labelledby=earlier-restores-heading] li')
        .filter({ hasText: words.earlier.states[state] });
    await expect.poll(() => row('CHECKED').count()).toBe(2);
    await page.getByText(words.found.salvaged).waitFor();
    expect(await page.locator('input[name=restore-mode]').count()).toBe(2);

    host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
    await applyAs(person, elsewhere.id, planOf(elsewhere, 'ADD'));
    const apply = page.getByRole('button', { name: words.how.button(words.how.added('1')) });
    await apply.click();
    await page.getByText(page_.request.problems.RestoreInTheWay.what).waitFor();
    await shot(page, `${locale}-in-the-way`);
    await page.getByRole('button', { name: words.showOther, exact: true }).click();
    await page.locator(`[data-restore="${elsewhere.id}"]`).waitFor();
    host.faults.throttledTables.clear();
    await row('APPLIED').waitFor();

    await row('CHECKED').getByRole('button').click();
    await apply.click();
    await restoreIn(page, 'FAILED').waitFor();
    await page.getByText(words.failures.PLAN_CHANGED.what).waitFor();
    await shot(page, `${locale}-plan-changed`);
    await page.getByRole('button', { name: words.failed.check }).click();
    await page.getByText(words.how.nothing.ADD).waitFor();
    expect(faults()).toEqual([]);
  });
});

describe('the look of a preview', () => {
  it.each([
    ['in the dark', { colorScheme: 'dark' }],
    ['in forced colours', { forcedColors: 'active' }],
  ] as const)('passes axe %s', async (name, media) => {
    const person = await signUpAs(host, `sees-${name.replaceAll(' ', '-')}@example.com`);
    const { page } = await openRestorePlace('en-GB', person.email);
    await page.emulateMedia(media);
    await chooseFile(page, 'copy.zip', await exportedZip({ slips: [itemOf(slipOf('20260101', 'food01_1', 1, ''))] }));
    await restoreIn(page, 'CHECKED').waitFor();
    await shot(page, name.replaceAll(' ', '-'));
    expect(await axeFaults(page)).toEqual([]);
  });
});

const notAZip = new CopyRefused('NOT_A_ZIP').message;

const slipOf = (day: string, kind: string, value: number, memo: string) => ({
  entry: `${day}#${kind}`,
  tgt_date: day,
  kind_cd_seq: kind,
  method_cd: 'cash',
  value,
  memo,
});

function itemOf(attributes: Readonly<Record<string, string | number>>): Item {
  return Object.fromEntries(
    Object.entries({ owner, ...attributes }).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
}

const textsOf = (item: Item | undefined) =>
  Object.fromEntries(
    Object.entries(item ?? {}).map(([name, value]) => [
      name,
      value.N === undefined ? (value.S ?? '') : Number(value.N),
    ]),
  );

/** Writes a record directly into the table, without the API. */
async function plant(
  { identityId }: Person,
  table: string,
  attributes: Readonly<Record<string, string | number>>,
): Promise<void> {
  const operator = operatorDynamodb(host);
  await operator.send(
    new PutItemCommand({ TableName: tableOf(host, table), Item: itemOf({ ...attributes, owner: identityId }) }),
  );
  operator.destroy();
}
