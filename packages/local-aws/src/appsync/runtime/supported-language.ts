/**
 * What APPSYNC_JS has, as AWS's page "Supported runtime features" lists it. The sandbox takes everything else away and the
 * resolver gate reports its use, so both read these lists.
 *
 * Unproven additions, each in wide use in resolvers but not on that page: `Boolean`, `parseInt`, `parseFloat`,
 * `Array.isArray`, `Array.prototype.includes`, `String.prototype.includes`, `String.prototype.substring`.
 */
export const supportedGlobals = [
  'Object', 'Array', 'String', 'Number', 'Boolean', 'Math', 'JSON', 'console',
  'NaN', 'Infinity', 'undefined', 'parseInt', 'parseFloat',
  'util', 'extensions', 'runtime',
] as const;

export const supportedStatics: Readonly<Record<string, readonly string[]>> = {
  Object: ['assign', 'entries', 'hasOwn', 'keys', 'values'],
  Array: ['isArray'],
  String: [],
  Number: ['isFinite', 'isNaN'],
  Boolean: [],
  Math: ['random', 'min', 'max', 'round', 'floor', 'ceil'],
  JSON: ['stringify', 'parse'],
  console: ['debug', 'info', 'log', 'warn', 'error'],
};

/** `toString`, `valueOf` and `constructor` stay where the language itself calls them; the gate reports explicit use. */
export const supportedMethods: Readonly<Record<string, readonly string[]>> = {
  Object: ['constructor', 'toString', 'valueOf'],
  Function: ['constructor', 'apply', 'bind', 'call', 'toString'],
  Array: [
    'constructor', 'length', 'concat', 'every', 'fill', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flat', 'flatMap',
    'forEach', 'includes', 'indexOf', 'join', 'lastIndexOf', 'map', 'pop', 'push', 'reduce', 'reduceRight', 'reverse', 'shift', 'slice',
    'some', 'sort', 'splice', 'toString', 'unshift',
  ],
  String: [
    'constructor', 'length', 'charAt', 'concat', 'endsWith', 'includes', 'indexOf', 'lastIndexOf', 'replace', 'replaceAll', 'slice',
    'split', 'startsWith', 'substring', 'toLowerCase', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart', 'valueOf',
  ],
  Number: ['constructor', 'toFixed', 'toString', 'valueOf'],
  Boolean: ['constructor', 'toString', 'valueOf'],
};
