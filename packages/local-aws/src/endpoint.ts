/** A listening service of the host. */
export interface Endpoint {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Stops listening, ends open connections and waits until acknowledged writes are on disk. */
  close(): Promise<void>;
}

/** The only address the host listens on. */
export const loopbackAddress = '127.0.0.1';
