import ts from 'typescript';

/** A resolver's ES module, made ready to run in a sandbox. */
export interface ResolverModule {
  /** Shown in stack traces. */
  readonly fileName: string;
  /**
   * A function expression that takes the built-in modules by name and returns the module's exports. Line numbers are
   * unchanged.
   */
  readonly factorySource: string;
}

/**
 * The modules of APPSYNC_JS that the local host has. `@aws-appsync/utils/rds` and `/ai` belong to data sources that are
 * not emulated.
 */
export const builtInModules: readonly string[] = ['@aws-appsync/utils', '@aws-appsync/utils/dynamodb'];

/** The text is not a resolver module. The message says why. */
export class NotAResolverModule extends Error {
  override readonly name = 'NotAResolverModule';
}

/**
 * Turns an ES module with its imports and exports into a function, because vm runs modules only behind a flag.
 * @throws NotAResolverModule on syntax errors, other imports, default exports, or a missing `request` or `response`.
 */
export function toResolverModule(code: string, fileName: string): ResolverModule {
  const source = ts.createSourceFile(fileName, code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const problem = syntaxProblem(source);
  if (problem !== undefined) throw new NotAResolverModule(`${fileName}: ${problem}`);
  const edits: Edit[] = [];
  const exported = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement))
      edits.push({ ...rangeOf(statement), text: importAsConstants(statement, fileName) });
    else edits.push(...exportEdits(statement, exported, fileName));
  }
  for (const name of ['request', 'response']) {
    if (!exported.has(name))
      throw new NotAResolverModule(`${fileName}: expected exports request and response, ${name} is missing`);
  }
  const body = edits
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), code);
  const results = [...exported].map(([name, local]) => `${JSON.stringify(name)}: ${local}`).join(', ');
  return {
    fileName,
    factorySource: `(function (__modules, __call) { 'use strict'; ${body}\n; return { ${results} }; })`,
  };
}

/** The first syntax error of a source, as a sentence with its line; undefined when there is none. */
export function syntaxProblem(source: ts.SourceFile): string | undefined {
  // createSourceFile stores its errors in parseDiagnostics. TypeScript's public way is a whole program, which costs a
  // second.
  const [first] = (source as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (first === undefined) return undefined;
  const { line } = source.getLineAndCharacterOfPosition(first.start);
  return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function rangeOf(node: ts.Node): { from: number; to: number } {
  return { from: node.getStart(), to: node.getEnd() };
}

function importAsConstants(statement: ts.ImportDeclaration, fileName: string): string {
  const from = (statement.moduleSpecifier as ts.StringLiteral).text;
  if (!builtInModules.includes(from)) {
    throw new NotAResolverModule(
      `${fileName}: imports "${from}"; a deployed resolver can import ${builtInModules.join(' and ')}, the rest must be bundled in`,
    );
  }
  const clause = statement.importClause;
  if (clause === undefined) return '';
  if (clause.name !== undefined) throw new NotAResolverModule(`${fileName}: "${from}" has no default export`);
  const module = `__modules[${JSON.stringify(from)}]`;
  const bindings = clause.namedBindings;
  if (bindings === undefined) return '';
  if (ts.isNamespaceImport(bindings)) return `const ${bindings.name.text} = ${module};`;
  const names = bindings.elements.map(({ propertyName, name }) =>
    propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`,
  );
  return `const { ${names.join(', ')} } = ${module};`;
}

function exportEdits(statement: ts.Statement, exported: Map<string, string>, fileName: string): Edit[] {
  if (ts.isExportAssignment(statement))
    throw new NotAResolverModule(`${fileName}: has a default export; expected exports named request and response`);
  if (ts.isExportDeclaration(statement)) {
    if (
      statement.moduleSpecifier !== undefined ||
      statement.exportClause === undefined ||
      !ts.isNamedExports(statement.exportClause)
    ) {
      throw new NotAResolverModule(`${fileName}: re-exports from another module; bundle it in`);
    }
    for (const { propertyName, name } of statement.exportClause.elements)
      exported.set(name.text, (propertyName ?? name).text);
    return [{ ...rangeOf(statement), text: '' }];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const keyword = modifiers.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (keyword === undefined) return [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) {
    throw new NotAResolverModule(`${fileName}: has a default export; expected exports named request and response`);
  }
  for (const name of declaredNames(statement)) exported.set(name, name);
  return [{ ...rangeOf(keyword), text: '' }];
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}
