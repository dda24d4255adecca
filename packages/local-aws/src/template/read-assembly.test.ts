import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAssembly, UnreadableAssembly } from './read-assembly.ts';

function assemblyOf(template: object): string {
  const dir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const artifacts = {
    'B.assets': { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
    B: {
      type: 'aws:cloudformation:stack',
      dependencies: ['A', 'B.assets'],
      properties: { templateFile: 'empty.json', stackName: 'Second' },
    },
    A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json' } },
    Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
  };
  const files = {
    abc: {
      source: { path: 'asset.abc', packaging: 'zip' },
      destinations: { here: { objectKey: 'some/prefix/abc.zip' } },
    },
  };
  const written = {
    'manifest.json': { artifacts },
    'a.json': template,
    'empty.json': {},
    'assets.json': { files },
    'asset.abc': {},
  };
  for (const [name, content] of Object.entries(written)) writeFileSync(join(dir, name), JSON.stringify(content));
  return dir;
}

it('an assembly is read with its stacks in the order of their dependencies, and assets by their keys', () => {
  const dir = assemblyOf({ Resources: { T: { Type: 'X' } }, Parameters: {}, Rules: {} });
  const assembly = readAssembly(dir);
  expect(assembly.stacks.map(({ name }) => name)).toEqual(['A', 'Second']);
  expect(assembly.stacks[0]?.resources).toEqual({ T: { Type: 'X' } });
  expect(assembly.assetDir('some/prefix/abc.zip')).toBe(join(dir, 'asset.abc'));
});

it('a section that would change the meaning of the template is refused by name', () => {
  expect(() => readAssembly(assemblyOf({ Transform: 'AWS::Serverless-2016-10-31' }))).toThrow('the section Transform');
  expect(() => readAssembly(assemblyOf({ Conditions: {} }))).toThrow('the section Conditions');
});

it('a folder without an assembly is refused', () => {
  expect(() => readAssembly(join(tmpdir(), 'nothing-here'))).toThrow(UnreadableAssembly);
});
