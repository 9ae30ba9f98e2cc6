/** How one request that is right is treated. */
export type Behaviour =
  | { readonly kind: 'answer' }
  /** Nothing is done, and this is answered. */
  | { readonly kind: 'fail'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** It is done when this is settled. */
  | { readonly kind: 'wait'; readonly until: Promise<unknown> }
  /** It is done, and the connection is cut before the answer. */
  | { readonly kind: 'cut' }
  /** It is answered as though it were done, and nothing is. */
  | { readonly kind: 'pretend' }
  /** It is done, and something else is answered. */
  | { readonly kind: 'lie'; readonly value: unknown; readonly status?: number }
