/** A value as DynamoDB types it, in the SDK's shape. Exactly one member is set. */
export interface AttributeValue {
  readonly S?: string | undefined;
  /** A number as the decimal string that is stored, up to 38 digits. It is never parsed here. */
  readonly N?: string | undefined;
  readonly B?: Uint8Array | undefined;
  readonly SS?: readonly string[] | undefined;
  readonly NS?: readonly string[] | undefined;
  readonly BS?: readonly Uint8Array[] | undefined;
  readonly M?: Item | undefined;
  readonly L?: readonly AttributeValue[] | undefined;
  readonly BOOL?: boolean | undefined;
  readonly NULL?: boolean | undefined;
}

export type Item = Readonly<Record<string, AttributeValue>>;

/** An item holds something that an archive cannot carry. The export fails, so that no item is left out silently. */
export class ItemUnwritable extends Error {
  override readonly name = 'ItemUnwritable';
  /** The name of the attribute, outermost first; never its value. */
  readonly attribute: string;

  constructor(attribute: string, options?: ErrorOptions) {
    super(`The attribute ${JSON.stringify(attribute)} holds a value of none of DynamoDB's ten types.`, options);
    this.attribute = attribute;
  }
}
