import ts from 'typescript';
import { callGraph, cyclesOf, namedFunctions } from './call-graph.ts';
import type { Report } from './finding.ts';

/** Reports every use of a function except a call and an argument of an array method. APPSYNC_JS has no others. */
export function functionMisuse(source: ts.SourceFile, report: Report): void {
  const functions = namedFunctions(source);
  const isFunction = (node: ts.Node | undefined): boolean =>
    node !== undefined &&
    (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || (ts.isIdentifier(node) && functions.has(node.text)));
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments.some(isFunction) && !isArrayCallback(node)) {
      report(node, 'no-function-passing', `only ${arrayCallbacks.join(', ')} take a function in APPSYNC_JS`);
    }
    if (ts.isReturnStatement(node) && isFunction(node.expression))
      report(node, 'no-function-return', 'a function cannot return a function in APPSYNC_JS');
    if (ts.isArrowFunction(node) && isFunction(node.body))
      report(node, 'no-function-return', 'a function cannot return a function in APPSYNC_JS');
    if (isAssignment(node)) checkAssignment(node, functions, report);
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const { node, path } of cyclesOf(callGraph(functions))) {
    report(node, 'no-recursion', `recursion is not supported by APPSYNC_JS: ${path.join(' → ')}`);
  }
}

const arrayCallbacks = [
  'map',
  'find',
  'filter',
  'findIndex',
  'findLast',
  'findLastIndex',
  'forEach',
  'reduce',
  'reduceRight',
  'every',
  'some',
  'flatMap',
];

function isArrayCallback({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && arrayCallbacks.includes(expression.name.text);
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

function checkAssignment({ left }: ts.BinaryExpression, functions: ReadonlyMap<string, unknown>, report: Report): void {
  if (ts.isIdentifier(left) && functions.has(left.text))
    report(left, 'no-function-reassign', `the function ${left.text} cannot be replaced in APPSYNC_JS`);
  const [root, ...members] = memberPath(left);
  if (root !== undefined && isHandlerContext(left, root) && members[0] !== 'stash') {
    report(
      left,
      'no-context-assignment',
      `${[root, ...members].join('.')}: only the stash of the context can be written`,
    );
  }
}

function memberPath(node: ts.Expression): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) {
    const outer = memberPath(node.expression);
    return outer.length === 0 ? [] : [...outer, node.name.text];
  }
  return ts.isElementAccessExpression(node) ? memberPath(node.expression) : [];
}

/** True when `name` is the first parameter of the `request` or `response` around the node. */
function isHandlerContext(node: ts.Node, name: string): boolean {
  for (let outer: ts.Node | undefined = node.parent; outer !== undefined; outer = outer.parent as ts.Node | undefined) {
    if (ts.isFunctionDeclaration(outer) && (outer.name?.text === 'request' || outer.name?.text === 'response')) {
      const parameter = outer.parameters[0]?.name;
      return parameter !== undefined && ts.isIdentifier(parameter) && parameter.text === name;
    }
  }
  return false;
}
