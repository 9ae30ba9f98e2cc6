/** What the process that runs a project's agents tells the one that watches its files. */
export type DevMessage =
  /** The project is in use. */
  | {
      readonly kind: 'ready'
      readonly files: readonly string[]
      readonly agents: readonly string[]
      /** Runs that are open. */
      readonly open: number
      /** Why some of them rest, a line for each. */
      readonly resting: readonly string[]
    }
  /** The project cannot be used as it is. */
  | { readonly kind: 'refused'; readonly files: readonly string[]; readonly problem: string }

export function isDevMessage(value: unknown): value is DevMessage {
  return typeof value === 'object' && value !== null && 'kind' in value && 'files' in value
}
