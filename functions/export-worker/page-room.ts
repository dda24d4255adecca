/**
 * A buffer for the body of one page, reused for the next page. New buffers would leave 60 MB for the garbage collector.
 */
export class PageRoom {
  #body = Buffer.alloc(0);
  map: Int32Array | undefined;

  /** A buffer of `length` bytes with undefined content. It overwrites the buffer that was taken before. */
  take(length: number): Buffer {
    // Pages differ a little in length. With some spare bytes, the next page mostly fits into the same buffer.
    if (length > this.#body.length) this.#body = Buffer.allocUnsafeSlow(Math.ceil(length * 1.25));
    return this.#body.subarray(0, length);
  }
}
