/** The method that a charge from cash (`account_dir` 2) takes its money from. */
export const cashMethodCode = 'cash';

/** A way to pay, as an item of the methods master; attribute names are the original app's. */
export interface Method {
  readonly method_cd: string;
  readonly method_nm: string;
}

/** The original app's methods, in its order. A household's master may hold others: what an export reads is the table, not this list. */
export const methods: readonly Method[] = [
  { method_cd: cashMethodCode, method_nm: '現金' },
  { method_cd: 'suica', method_nm: 'SUICA' },
  { method_cd: 'nanaco', method_nm: 'nanaco' },
  { method_cd: 'paypay', method_nm: 'PayPay' },
];
