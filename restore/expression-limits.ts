import type { ConditionalWrite } from './conditional-write.ts';

/**
 * Why DynamoDB would not take the expressions of a write; undefined when it would. The preview names such a record, and
 * the restore leaves it alone. Limits of the DynamoDB developer guide, "Expression parameters": 4 KB for an expression
 * and 300 operators or functions.
 */
export function expressionObstacle({
  input,
}: ConditionalWrite): 'EXPRESSION_TOO_LONG' | 'TOO_MANY_OPERATORS' | undefined {
  const expressions = [input.ConditionExpression, ...('UpdateExpression' in input ? [input.UpdateExpression] : [])];
  if (expressions.some((expression) => Buffer.byteLength(expression) > mostExpressionBytes))
    return 'EXPRESSION_TOO_LONG';
  if (expressions.some((expression) => operatorsIn(expression) > mostOperators)) return 'TOO_MANY_OPERATORS';
  return undefined;
}

const mostExpressionBytes = 4096;
const mostOperators = 300;

/** Comparisons, functions and the operators between them. Attribute names are placeholders, so no name is counted. */
function operatorsIn(expression: string): number {
  return expression.match(/=|attribute_(?:not_)?exists|\bAND\b|\bREMOVE\b|,/g)?.length ?? 0;
}
