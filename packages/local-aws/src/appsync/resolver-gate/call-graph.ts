import ts from 'typescript';

export type NamedFunction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/**
 * Function declarations, and constants with a function, by name. Names must be unique in the file, as bundlers make
 * them.
 */
export function namedFunctions(source: ts.SourceFile): ReadonlyMap<string, NamedFunction> {
  const functions = new Map<string, NamedFunction>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name !== undefined) functions.set(node.name.text, node);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      if (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer))
        functions.set(node.name.text, node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return functions;
}

export interface CallGraph {
  readonly functions: ReadonlyMap<string, NamedFunction>;
  /** The named functions that each function calls or passes to an array method. */
  readonly mentions: ReadonlyMap<string, ReadonlySet<string>>;
}

export function callGraph(functions: ReadonlyMap<string, NamedFunction>): CallGraph {
  const mentions = new Map([...functions].map(([name, node]) => [name, mentionedIn(node, functions)]));
  return { functions, mentions };
}

/** `from` and every function that can be reached from it. */
export function reachable(from: string, { mentions }: CallGraph): ReadonlySet<string> {
  const seen = new Set<string>();
  const follow = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of mentions.get(name) ?? []) follow(next);
  };
  follow(from);
  return seen;
}

/** One cycle for each function that can reach itself. */
export function cyclesOf(graph: CallGraph): { node: NamedFunction; path: string[] }[] {
  return [...graph.functions].flatMap(([name, node]) => {
    const path = pathBack(name, name, graph, new Set());
    return path === undefined ? [] : [{ node, path: [name, ...path] }];
  });
}

function pathBack(from: string, to: string, graph: CallGraph, seen: Set<string>): string[] | undefined {
  for (const next of graph.mentions.get(from) ?? []) {
    if (next === to) return [to];
    if (seen.has(next)) continue;
    seen.add(next);
    const rest = pathBack(next, to, graph, seen);
    if (rest !== undefined) return [next, ...rest];
  }
  return undefined;
}

function mentionedIn(node: NamedFunction, functions: ReadonlyMap<string, NamedFunction>): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (inner: ts.Node): void => {
    if (ts.isIdentifier(inner) && functions.has(inner.text) && !isMemberName(inner)) names.add(inner.text);
    ts.forEachChild(inner, visit);
  };
  if (node.body !== undefined) visit(node.body);
  return names;
}

function isMemberName(node: ts.Identifier): boolean {
  return (
    (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
    (ts.isPropertyAssignment(node.parent) && node.parent.name === node)
  );
}
