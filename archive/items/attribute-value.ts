/** A value as DynamoDB types it, in the shape in which its SDK hands it over: exactly one member is set. */
export interface AttributeValue {
  readonly S?: string | undefined;
  /** A number as the decimal string it is stored as, up to 38 digits: never parsed here. */
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

/** An item holds something an archive cannot carry; its export fails rather than leave it out. */
export class ItemUnwritable extends Error {
  override readonly name = 'ItemUnwritable';
  /** The name of the attribute, outermost first; never its value. */
  readonly attribute: string;

  constructor(attribute: string, options?: ErrorOptions) {
    super(`The attribute ${JSON.stringify(attribute)} holds a value of none of DynamoDB's ten types.`, options);
    this.attribute = attribute;
  }
}
