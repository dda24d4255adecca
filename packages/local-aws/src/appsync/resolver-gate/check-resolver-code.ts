import ts from 'typescript';
import { syntaxProblem } from '../runtime/resolver-module.ts';
import { bannedSyntax } from './banned-syntax.ts';
import type { Finding, Report } from './finding.ts';
import { functionMisuse } from './function-misuse.ts';
import { moduleEdges } from './module-edges.ts';
import { unhandledError } from './unhandled-error.ts';
import { unsupportedNames } from './unsupported-names.ts';

export interface GateOptions {
  /**
   * True for code whose response handler follows a data source. It must read `ctx.error`, because AppSync never raises
   * that error automatically. False for the handlers around a pipeline. Default false.
   */
  readonly callsDataSource?: boolean;
}

/** "Maximum size of resolver or function code" in characters (AppSync quotas). */
export const codeLimitCharacters = 32_768;

/**
 * Finds code that AppSync would refuse, or run differently, in a deployed resolver. Returns an empty list when there is
 * none. Checks the bundled artifact, because bundling can bring forbidden syntax back. It has no type information.
 * AWS's lint plugin has it, so run both.
 */
export function checkResolverCode(code: string, options: GateOptions = {}): Finding[] {
  if (code.length > codeLimitCharacters) {
    return [
      {
        rule: 'code-size',
        line: 1,
        column: 1,
        message: `${code.length} characters; AppSync accepts ${codeLimitCharacters}`,
      },
    ];
  }
  const source = ts.createSourceFile('resolver.js', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const problem = syntaxProblem(source);
  if (problem !== undefined) return [{ rule: 'syntax', line: 1, column: 1, message: problem }];
  const findings: Finding[] = [];
  const report: Report = (node, rule, message) => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    findings.push({ rule, message, line: line + 1, column: character + 1 });
  };
  moduleEdges(source, report);
  bannedSyntax(source, report);
  unsupportedNames(source, report);
  functionMisuse(source, report);
  if (options.callsDataSource === true) unhandledError(source, report);
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}
