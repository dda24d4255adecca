/** Whether `ledger/money.ts` can read it: a number that DynamoDB could hold. A made-up file may claim any text as one. */
export const isDecimal = (text: string): boolean =>
  /^-?\d{1,15}$/.test(text) || /^[+-]?(\d{1,40}(\.\d{0,130})?|\.\d{1,130})([eE][+-]?(\d{1,2}|1[0-3]\d))?$/.test(text);
