/** What a key does. `keys` is one key, two after another (`g h`), or one with the command key (`mod+k`). */
export interface KeyBinding {
  readonly keys: string
  /** In words, for the list of keys. */
  readonly does: string
  readonly run: () => void
}

export interface Press {
  readonly key: string
  readonly ctrl: boolean
  readonly meta: boolean
  readonly alt: boolean
  /** What is typed goes into a field. */
  readonly typing: boolean
  /** The key does something by itself where the focus is, as Enter on a button. */
  readonly taken: boolean
}

/** A first key that waits for a second, and since when. */
export interface Pending {
  readonly key: string
  readonly at: number
}

/** Milliseconds within which the second key has to follow the first. */
const patience = 1_500

/** What comes of a key: what it runs, if anything, and what waits for the next. The binding made last goes first. */
export function keyPressed(
  bindings: readonly KeyBinding[],
  pending: Pending | undefined,
  press: Press,
  at: number,
): { readonly run?: KeyBinding; readonly pending?: Pending } {
  const find = (keys: string) => bindings.findLast((one) => one.keys === keys)
  if (press.ctrl || press.meta) {
    const run = press.alt ? undefined : find(`mod+${press.key.toLowerCase()}`)
    return run ? { run } : {}
  }
  if (press.alt || press.typing || press.taken) return {}
  const second = pending && at - pending.at <= patience ? find(`${pending.key} ${press.key}`) : undefined
  if (second) return { run: second }
  const run = find(press.key)
  if (run) return { run }
  const begins = bindings.some(({ keys }) => keys.startsWith(`${press.key} `))
  return begins ? { pending: { key: press.key, at } } : {}
}
