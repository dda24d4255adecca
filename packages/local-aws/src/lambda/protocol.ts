/** The messages between the host and a sandbox's process, over Node's IPC channel. */
export interface ToSandbox {
  readonly kind: 'invoke';
  readonly requestId: string;
  /** The payload as JSON text. */
  readonly payload: string;
  /** The time limit of the run in milliseconds. */
  readonly timeoutMs: number;
  /** The time by which the host's clock is ahead of the system's. It is 0 unless the clock was moved. */
  readonly clockAheadMs: number;
}

export type FromSandbox =
  | { readonly kind: 'ready' }
  /** `result` is JSON text. */
  | { readonly kind: 'returned'; readonly result: string }
  | { readonly kind: 'threw'; readonly error: FunctionError }
  /**
   * The module could not be loaded or has no such export, or something was thrown past the handler. The process ends.
   */
  | { readonly kind: 'broke'; readonly error: FunctionError };

/** A function's error in the form that Lambda returns. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/**
 * The variables that name the handler for the sandbox's process. The process removes them from its environment.
 * All other variables there are the function's own.
 */
export const sandboxVariables = {
  codeFile: '_LOCAL_AWS_CODE_FILE',
  exportName: '_LOCAL_AWS_EXPORT',
  functionArn: '_LOCAL_AWS_FUNCTION_ARN',
} as const;

export function takeVariable(name: keyof typeof sandboxVariables): string {
  const value = process.env[sandboxVariables[name]] ?? '';
  Reflect.deleteProperty(process.env, sandboxVariables[name]);
  return value;
}
