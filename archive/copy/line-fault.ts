/** Why a line of a copy is refused. `refusedLineSentence` says each in words. */
export type LineFaultReason =
  | 'LINE_TOO_LONG'
  | 'LINE_NOT_ENDED'
  | 'NOT_UTF8'
  | 'NOT_JSON'
  | 'NOT_AN_ITEM'
  | 'NAME_TWICE'
  | 'NAME_TOO_LONG'
  | 'LONE_SURROGATE'
  | 'BAD_NUMBER'
  | 'BAD_BINARY'
  | 'EMPTY_SET'
  | 'SET_MEMBER_TWICE'
  | 'NESTED_TOO_DEEP'
  | 'ITEM_TOO_LARGE'
  | 'NO_OWNER'
  | 'NO_KEY'
  | 'KEY_TOO_LONG'
  | 'KEY_CONTRADICTED'
  | 'OUTSIDE_PERIOD'
  | 'OUT_OF_ORDER'
  | 'KEY_TWICE'
  | 'LEGACY_CELLS'
  | 'LEGACY_ROW_GOES_ON'
  | 'LEGACY_DAY'
  | 'LEGACY_CODE'
  | 'LEGACY_LINE_END';

/** A line is not a record that a restore may write. It is caught where lines are read. */
export class LineFault extends Error {
  override readonly name = 'LineFault';
  readonly reason: LineFaultReason;
  /** The attribute that is at fault, when it is one. */
  readonly attribute: string | undefined;

  constructor(reason: LineFaultReason, attribute?: string) {
    super(reason);
    this.reason = reason;
    this.attribute = attribute;
  }
}
