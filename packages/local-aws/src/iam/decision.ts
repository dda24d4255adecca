export type Decision =
  | { readonly allowed: true }
  /** `reason` is a sentence that names principal, action and resource, as AWS's own messages do. */
  | { readonly allowed: false; readonly reason: string };
