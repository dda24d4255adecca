import ts from 'typescript';
import { callGraph, namedFunctions, reachable } from './call-graph.ts';
import type { Report } from './finding.ts';

/** A data source's error never surfaces by itself: `response`, or a function it calls, must look at `error` of the context. */
export function unhandledError(source: ts.SourceFile, report: Report): void {
  const functions = namedFunctions(source);
  const response = functions.get('response');
  if (response === undefined) return;
  const reached = [...reachable('response', callGraph(functions))].flatMap((name) => functions.get(name) ?? []);
  if (!reached.some(looksAtError))
    report(
      response,
      'unhandled-error',
      'response never looks at ctx.error, so a failed data source would pass as success',
    );
}

function looksAtError(node: ts.Node): boolean {
  if (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'error' &&
    !(ts.isIdentifier(node.expression) && node.expression.text === 'util')
  )
    return true;
  if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === 'error') return true;
  return ts.forEachChild(node, (child) => looksAtError(child) || undefined) ?? false;
}
