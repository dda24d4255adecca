/** The method from which a charge from cash (`account_dir` 2) takes its money. */
export const cashMethodCode = 'cash';

/** A way to pay, as an item of the methods master. Attribute names are the original app's. */
export interface Method {
  readonly method_cd: string;
  readonly method_nm: string;
}

/**
 * The original app's methods, in its order. A household may have others: an export reads its table and not this list.
 */
export const methods: readonly Method[] = [
  { method_cd: cashMethodCode, method_nm: '現金' },
  { method_cd: 'suica', method_nm: 'SUICA' },
  { method_cd: 'nanaco', method_nm: 'nanaco' },
  { method_cd: 'paypay', method_nm: 'PayPay' },
];
