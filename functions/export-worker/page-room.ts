/** Memory for the body of one page, used again for the next: new memory for each would lie about until it is collected, 60 MB of it. */
export class PageRoom {
  #body = Buffer.alloc(0);
  map: Int32Array | undefined;

  /** `length` bytes that hold anything; what was taken before is lost. */
  take(length: number): Buffer {
    // Pages differ a little in length: with some to spare, the second mostly fits where the first was.
    if (length > this.#body.length) this.#body = Buffer.allocUnsafeSlow(Math.ceil(length * 1.25));
    return this.#body.subarray(0, length);
  }
}
