import ts from 'typescript';
import { callGraph, namedFunctions, reachable } from './call-graph.ts';
import type { Report } from './finding.ts';

/**
 * Reports a `response` that reads `error` of the context neither itself nor in a function that it calls. A data
 * source's error is never raised automatically.
 */
export function unhandledError(source: ts.SourceFile, report: Report): void {
  const functions = namedFunctions(source);
  const response = functions.get('response');
  if (response === undefined) return;
  const reached = [...reachable('response', callGraph(functions))].flatMap((name) => functions.get(name) ?? []);
  if (!reached.some(looksAtError))
    report(
      response,
      'unhandled-error',
      'response never reads ctx.error, so a failed data source would count as success',
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
