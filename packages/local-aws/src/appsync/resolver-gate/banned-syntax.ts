import ts from 'typescript';
import type { Report } from './finding.ts';

/** Reports statements, operators and literals that APPSYNC_JS does not have (AWS, "Supported runtime features"). */
export function bannedSyntax(source: ts.SourceFile, report: Report): void {
  const visit = (node: ts.Node): void => {
    const banned = bannedKinds.get(node.kind) ?? bannedForm(node);
    if (banned !== undefined) report(node, banned[0], `${banned[1]} is not supported by APPSYNC_JS`);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

type Ban = readonly [rule: string, what: string];

const { SyntaxKind } = ts;

const bannedKinds: ReadonlyMap<ts.SyntaxKind, Ban> = new Map<ts.SyntaxKind, Ban>([
  [SyntaxKind.TryStatement, ['no-try', 'try']],
  [SyntaxKind.ThrowStatement, ['no-throw', 'throw (use util.error)']],
  [SyntaxKind.WhileStatement, ['no-while', 'while']],
  [SyntaxKind.DoStatement, ['no-while', 'do']],
  [SyntaxKind.ForStatement, ['no-for', 'for(;;) (use for-of or for-in)']],
  [SyntaxKind.ContinueStatement, ['no-continue', 'continue']],
  [SyntaxKind.LabeledStatement, ['no-labels', 'a label']],
  [SyntaxKind.WithStatement, ['no-with', 'with']],
  [SyntaxKind.DebuggerStatement, ['no-debugger', 'debugger']],
  [SyntaxKind.ClassDeclaration, ['no-classes', 'a class']],
  [SyntaxKind.ClassExpression, ['no-classes', 'a class']],
  [SyntaxKind.NewExpression, ['no-new', 'new']],
  [SyntaxKind.ThisKeyword, ['no-this', 'this']],
  [SyntaxKind.AwaitExpression, ['no-async', 'await']],
  [SyntaxKind.YieldExpression, ['no-generators', 'yield']],
  [SyntaxKind.RegularExpressionLiteral, ['no-regex', 'a regular expression (use util.matches)']],
  [SyntaxKind.BigIntLiteral, ['no-bigint', 'a bigint']],
  [SyntaxKind.TaggedTemplateExpression, ['no-tagged-templates', 'a tagged template']],
  [SyntaxKind.GetAccessor, ['no-accessors', 'a getter']],
  [SyntaxKind.SetAccessor, ['no-accessors', 'a setter']],
  [SyntaxKind.MetaProperty, ['no-meta', 'import.meta or new.target']],
]);

function bannedForm(node: ts.Node): Ban | undefined {
  if (ts.isPostfixUnaryExpression(node)) return ['no-unary', `${ts.tokenToString(node.operator) ?? ''} (use += 1)`];
  if (
    ts.isPrefixUnaryExpression(node) &&
    [SyntaxKind.PlusPlusToken, SyntaxKind.MinusMinusToken, SyntaxKind.TildeToken].includes(node.operator)
  ) {
    return ['no-unary', ts.tokenToString(node.operator) ?? ''];
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword)
    return ['no-in', 'the in operator (use Object.hasOwn)'];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InstanceOfKeyword)
    return ['no-instanceof', 'instanceof'];
  if (ts.isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword)
    return ['no-dynamic-import', 'import()'];
  if (ts.isFunctionLike(node)) {
    if ('asteriskToken' in node && node.asteriskToken !== undefined) return ['no-generators', 'a generator'];
    if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === SyntaxKind.AsyncKeyword))
      return ['no-async', 'async'];
  }
  return undefined;
}
