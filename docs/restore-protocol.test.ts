import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RestoreRequest, RestoreStatus } from '../ledger/restore-status.ts';
import { restoreStatuses } from '../ledger/restore-status.ts';
import { codeSpans, tableAfter } from './markdown.ts';
import { productOf } from './number-in-source.ts';

const root = join(import.meta.dirname, '..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const protocol = textOf('docs/restore-protocol.md');

describe('docs/restore-protocol.md', () => {
  it('has the states as the resolvers have them', () => {
    const header =
      'state | meaning | after a request of the owner | a run may report | after a failure | when the lease has lapsed';
    const rows = tableAfter(protocol, header);
    const shown = Object.entries(restoreStatuses).map(([status, rules]) => [
      status,
      (Object.entries(rules.afterRequest) as [RestoreRequest, RestoreStatus][]).map(
        ([name, next]) => `${name}: ${next}`,
      ),
      rules.reports,
      rules.afterFailure ?? '',
      rules.afterLapse === 'CONTINUE' ? 'the next run' : (rules.afterLapse ?? ''),
    ]);
    const plain = (cell = '') => cell.replaceAll('`', '');
    const list = (cell = '') => (plain(cell) === '' ? [] : plain(cell).split(', '));
    expect(
      rows.map(([status, , requests, reports, failure, lapse]) => [
        plain(status),
        list(requests),
        list(reports),
        plain(failure),
        plain(lapse),
      ]),
    ).toEqual(shown);
  });

  it.each(tableAfter(protocol, 'constant | value | what it limits | file'))(
    'has the right number for %s: %s',
    (constant, value = '', _, file) => {
      const [name = ''] = codeSpans(constant);
      const [path = ''] = codeSpans(file);
      expect(productOf(textOf(path), name)).toBe(Number(value.replaceAll(',', '')));
    },
  );

  it('names every refusal of the fields of restores', () => {
    const paths = globSync('resolvers/{*Restore/**,steps/**,restore-*,request-id}*.ts', { cwd: root });
    const raised = paths
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) =>
        [...textOf(path).matchAll(/,\s*'([A-Z][A-Za-z]+)',?\s*(?:\)|null)/g)].map(([, errorType]) => errorType),
      );
    expect(new Set(raised).size).toBeGreaterThan(4);
    expect(codeSpans(protocol)).toEqual(expect.arrayContaining(raised));
  });
});
