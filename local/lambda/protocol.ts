/** What the host and a sandbox's process say to each other over Node's IPC channel. */
export type ToSandbox = {
  readonly kind: 'invoke';
  readonly requestId: string;
  /** The payload as JSON text. */
  readonly payload: string;
  /** Milliseconds that the run may take. */
  readonly timeoutMs: number;
  /** How far the host's clock is ahead of the system's: 0, unless somebody moved it. */
  readonly clockAheadMs: number;
};

export type FromSandbox =
  | { readonly kind: 'ready' }
  /** The module could not be loaded, or has no such export. */
  | { readonly kind: 'init-failed'; readonly error: FunctionError }
  /** `result` is JSON text. */
  | { readonly kind: 'returned'; readonly requestId: string; readonly result: string }
  | { readonly kind: 'threw'; readonly requestId: string; readonly error: FunctionError };

/** A function's error as Lambda passes it on. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** How the sandbox's process learns what to run; everything else in its environment is the function's own. */
export const sandboxVariables = {
  codeFile: '_MYHOME_CODE_FILE',
  exportName: '_MYHOME_EXPORT',
} as const;
