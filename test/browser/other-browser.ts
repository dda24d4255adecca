/** A browser besides Chromium, as far as tests need it. */
export interface OtherBrowser {
  /** Its name and version. */
  readonly version: string;
  readonly goTo: (url: string) => Promise<void>;
  /** Chooses files in the first input that matches. */
  readonly choose: (selector: string, paths: readonly string[]) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  readonly type: (selector: string, text: string) => Promise<void>;
  /** The text of the first element that matches; null when there is none. */
  readonly text: (selector: string) => Promise<string | null>;
  /** An attribute of the first element that matches. */
  readonly attribute: (selector: string, name: string) => Promise<string | null>;
  /** Uncaught errors and violations of the content security policy, as far as the browser tells them. */
  readonly faults: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** How a browser is found and started. */
export interface BrowserKind {
  readonly name: string;
  /** Null when it can be started; otherwise what is missing, for the title of a test that is skipped. */
  readonly missing: string | null;
  readonly start: () => Promise<OtherBrowser>;
}
