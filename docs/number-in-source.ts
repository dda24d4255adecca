/** For tests of documents: the value of a constant in a source, which may be a sum of products (`6 * 3600 + 5 * 60`). */
export function productOf(source: string, name: string): number {
  const [, expression = ''] =
    new RegExp(String.raw`\b${name}\s*[=:]\s*([\d_]+(?:\s*[*+]\s*[\d_]+)*)`).exec(source) ?? [];
  const products = expression
    .split('+')
    .map((product) => product.split('*').map((factor) => Number(factor.replaceAll('_', ''))));
  return products.reduce((sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1), 0);
}
