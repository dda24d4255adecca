import ts from 'typescript';
import { builtInModules } from '../runtime/resolver-module.ts';
import type { Report } from './finding.ts';

/** Reports imports other than the built-in modules, and missing exports of `request` or `response`. */
export function moduleEdges(source: ts.SourceFile, report: Report): void {
  const exported = new Set<string>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) checkImport(statement, report);
    else if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause !== undefined &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const { name } of statement.exportClause.elements) exported.add(name.text);
    } else if (ts.isFunctionDeclaration(statement) && isExported(statement) && statement.name !== undefined)
      exported.add(statement.name.text);
    else if (ts.isVariableStatement(statement) && isExported(statement)) {
      for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) exported.add(name.text);
    } else if (ts.isExportAssignment(statement))
      report(statement, 'exports', 'a default export; export request and response by name');
  }
  for (const name of ['request', 'response']) {
    if (!exported.has(name)) report(source, 'exports', `exports no ${name}; a resolver exports request and response`);
  }
}

function checkImport(statement: ts.ImportDeclaration, report: Report): void {
  const from = (statement.moduleSpecifier as ts.StringLiteral).text;
  if (!builtInModules.includes(from))
    report(
      statement,
      'imports',
      `imports "${from}"; only ${builtInModules.join(' and ')} exist on AppSync, bundle the rest`,
    );
  if (statement.importClause?.name !== undefined) report(statement, 'imports', `"${from}" has no default export`);
}

function isExported(statement: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
