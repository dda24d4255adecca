import ts from 'typescript';
import { supportedGlobals, supportedStatics } from '../runtime/supported-language.ts';
import { helperNames } from '../util/call-helper.ts';
import type { Report } from './finding.ts';

/** Reports globals, static functions, methods and helpers that APPSYNC_JS or the local host does not have. */
export function unsupportedNames(source: ts.SourceFile, report: Report): void {
  const declared = declaredNames(source);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node) && !declared.has(node.text) && !globals.has(node.text)) {
      report(node, 'no-global', `${node.text} does not exist in APPSYNC_JS`);
    }
    if (ts.isPropertyAccessExpression(node)) checkMember(node, declared, report);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const globals: ReadonlySet<string> = new Set(supportedGlobals);
const helperRoots = new Set(['util', 'extensions', 'runtime']);

/**
 * Methods that AWS's lint plugin lists as not implemented or different on AppSync. They are found by name only, because
 * types are unknown here.
 */
const unsupportedMethods: ReadonlyMap<string, string> = new Map([
  ['replace', 'String.replace takes a Java-style pattern on AppSync (use split and join)'],
  ['replaceAll', 'String.replaceAll takes a Java-style pattern on AppSync (use split and join)'],
  ...[
    'charCodeAt',
    'localeCompare',
    'matchAll',
    'padEnd',
    'padStart',
    'repeat',
    'toLocaleLowerCase',
    'toLocaleUpperCase',
    'copyWithin',
    'toLocaleString',
    'hasOwnProperty',
    'isPrototypeOf',
    'propertyIsEnumerable',
    'toSorted',
    'toReversed',
    'toSpliced',
    '__proto__',
    'prototype',
  ].map((name) => [name, `.${name} is not supported by APPSYNC_JS`] as const),
]);

function checkMember(node: ts.PropertyAccessExpression, declared: ReadonlySet<string>, report: Report): void {
  const path = pathOf(node);
  const member = node.name.text;
  if (path !== undefined) {
    const [root = ''] = path;
    // An import of util is a declaration too, so helpers are checked in any case.
    if (helperRoots.has(root)) {
      checkHelper(node, path.join('.'), report);
      return;
    }
    const statics = declared.has(root) ? undefined : supportedStatics[root];
    if (statics !== undefined && path.length === 2) {
      if (!statics.includes(member))
        report(node, 'no-unsupported-static', `${root}.${member} is not supported by APPSYNC_JS`);
      else if (path.join('.') === 'JSON.parse')
        report(node, 'no-json-parse', 'JSON.parse returns "" for invalid text on AppSync');
      return;
    }
  }
  const reason = unsupportedMethods.get(member);
  if (reason !== undefined && isCalled(node)) report(node.name, 'no-unsupported-method', reason);
  if (member === 'sort' && isCalled(node) && (node.parent as ts.CallExpression).arguments.length > 0) {
    report(node.name, 'no-sort-comparator', 'sort accepts no comparator in APPSYNC_JS');
  }
}

function checkHelper(node: ts.PropertyAccessExpression, path: string, report: Report): void {
  const known = helperNames.some((name) => name === path || name.startsWith(`${path}.`));
  if (!known) report(node, 'no-unknown-helper', `${path} is not supported by the local host`);
}

function pathOf(node: ts.PropertyAccessExpression): string[] | undefined {
  if (ts.isIdentifier(node.expression)) return [node.expression.text, node.name.text];
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const outer = pathOf(node.expression);
  return outer === undefined ? undefined : [...outer, node.name.text];
}

function isCalled(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

/**
 * Every name that the file declares in any scope. A global with the name of a local elsewhere passes here and fails in
 * the sandbox.
 */
function declaredNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) {
      if (ts.isIdentifier(node.name)) names.add(node.name.text);
    } else if ((ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) && node.name !== undefined)
      names.add(node.name.text);
    else if (ts.isImportSpecifier(node) || ts.isNamespaceImport(node)) names.add(node.name.text);
    else if (ts.isImportClause(node) && node.name !== undefined) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** True when the identifier is a value, not the name of a member, a declaration or an export. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isImportClause(parent)
  )
    return false;
  return true;
}
