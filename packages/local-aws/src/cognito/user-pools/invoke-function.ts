/** Invokes a function of the template and waits for what it returns. */
export type InvokeFunction = (
  functionArn: string,
  payload: string,
) => Promise<
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: { readonly errorMessage: string } }
>;
