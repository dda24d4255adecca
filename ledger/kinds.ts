import { cashMethodCode } from './methods.ts';
import { negateDecimal, plainDecimal } from './money.ts';

/**
 * A kind's direction: `0` expense, `1` income, `2` charge paid from cash, `3` charge paid in another way (from the
 * bank, for example).
 */
export type AccountDir = '0' | '1' | '2' | '3';

/**
 * True for the four directions that have a rule. Masters are the household's own data, so check before a call of {@link
 * effectsOf}.
 */
export function isAccountDir(value: unknown): value is AccountDir {
  return value === '0' || value === '1' || value === '2' || value === '3';
}

/**
 * The change that one slip makes to the balance of one method. `amount` is an exact decimal in plain form, negative
 * when money leaves.
 */
export interface Effect {
  readonly methodCode: string;
  readonly amount: string;
}

/**
 * The effects of a slip on the balances, by the original app's rules. The slip changes every balance row of the method
 * dated on the slip's day or later, so a balance row is the amount at the end of its day. A refund is an expense with a
 * negative value.
 *
 * @throws NotADecimal when `value` is not a decimal number.
 */
export function effectsOf(slip: { accountDir: AccountDir; methodCode: string; value: string }): readonly Effect[] {
  const { accountDir, methodCode, value } = slip;
  switch (accountDir) {
    case '0':
      return [{ methodCode, amount: negateDecimal(value) }];
    case '1':
    case '3':
      return [{ methodCode, amount: plainDecimal(value) }];
    case '2': {
      const charged = { methodCode, amount: plainDecimal(value) };
      // The original app books a charge of cash itself as income, and takes the amount from no other method.
      return methodCode === cashMethodCode
        ? [charged]
        : [charged, { methodCode: cashMethodCode, amount: negateDecimal(value) }];
    }
  }
}

/**
 * The `kind_cd` in a slip's `kind_cd_seq` (`<kind_cd>_<uuid>`): the part before the first `_`, as in the original app.
 */
export function kindCodeOf(kindCdSeq: string): string {
  const end = kindCdSeq.indexOf('_');
  return end === -1 ? kindCdSeq : kindCdSeq.slice(0, end);
}

/**
 * The purpose of a slip, as an item of the kinds master. Attribute names, and strings for numbers, are the original
 * app's.
 */
export interface Kind {
  readonly kind_cd: string;
  readonly kind_nm: string;
  /** The group to which charts add the kind. */
  readonly matrix_cd: string;
  readonly account_dir: AccountDir;
  readonly memo: string;
  /** Position in lists, counted from `1`. */
  readonly display_order: string;
  /** The day the kind came into use, `YYYY/MM/DD`. */
  readonly prc_date: string;
}

/**
 * The original app's kinds in display order, with its spellings. An export reads the household's own table and not this
 * list.
 */
export const kinds: readonly Kind[] = (
  [
    ['food01', '通常食費', 'food01', '0', '日常の食費。外食は含まず', '2005/05/24'],
    ['food02', '特別食費', 'food02', '0', '外食などの贅沢食事', '2005/05/24'],
    ['magazine', '雑誌', 'text', '0', '', '2005/05/24'],
    ['book', '書籍', 'text', '0', '', '2005/05/24'],
    ['newspaper', '新聞代', 'text', '0', '', '2005/06/30'],
    ['living', '生活費', 'life', '0', '', '2005/05/24'],
    ['medical', '医療関係', 'life', '0', '', '2005/07/02'],
    ['baby', '子供関係', 'life', '0', '赤ちゃん用品など', '2005/06/26'],
    ['car', '車', 'special', '0', '車関係出費', '2005/06/12'],
    ['aikido', '合気道', 'enjoing', '0', '合気道関係出費', '2005/06/12'],
    ['hobby', '趣味', 'enjoing', '0', '', '2005/05/24'],
    ['dating', 'デート', 'enjoing', '0', '', '2005/05/24'],
    ['social', '交際費', 'social', '0', '', '2005/05/24'],
    ['etc', 'その他', 'etc', '0', '', '2005/05/24'],
    ['special', '特別出費', 'special', '0', '', '2005/05/24'],
    ['tax', '税金', 'special', '0', '各種税金。特別出費か。', '2005/05/24'],
    ['gift', 'お祝い金', 'income', '1', '親からもらったものなど', '2005/06/26'],
    ['sell', '物品売却', 'income', '1', 'オークションその他', '2005/05/24'],
    ['withdrow', '銀行引出', 'income', '1', '', '2005/05/24'],
    ['charge', '現金チャージ', 'charge', '2', '', '2019/12/07'],
    ['bankcharge', '非現金チャージ', 'charge', '3', '', '2019/12/07'],
  ] as const
).map(([kind_cd, kind_nm, matrix_cd, account_dir, memo, prc_date], index) => {
  return { kind_cd, kind_nm, matrix_cd, account_dir, memo, display_order: String(index + 1), prc_date };
});
