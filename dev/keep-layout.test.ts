import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepLayout, OtherLayout } from './keep-layout.ts';

it('a data folder keeps the layout of its first start, and refuses another one with the way out', () => {
  const dir = mkdtempSync(join(tmpdir(), 'layout-'));
  keepLayout(dir, 'original');
  keepLayout(dir, 'original');
  expect(() => keepLayout(dir, 'by-owner')).toThrow(OtherLayout);
  expect(() => keepLayout(dir, 'by-owner')).toThrow(
    `The data folder ${dir} holds tables of the layout original, and the layout by-owner was asked for. Choose another folder with --data, or start with --fresh`,
  );
});

it('a data folder from before there was a choice has the layout of a deployment', () => {
  const dir = mkdtempSync(join(tmpdir(), 'layout-'));
  mkdirSync(join(dir, 'dynamodb'));
  expect(() => keepLayout(dir, 'original')).toThrow(OtherLayout);
  keepLayout(dir, 'by-owner');
});
