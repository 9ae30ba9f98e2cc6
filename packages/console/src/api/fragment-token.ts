const pattern = /^#token=(op_[A-Za-z0-9_-]{43})$/

/** The token in the part of an address that browsers keep to themselves; nothing where there is none. */
export function tokenIn(fragment: string): string | undefined {
  return pattern.exec(fragment)?.[1]
}

let taken: string | undefined
let listener: (() => void) | undefined

function take(): void {
  const token = tokenIn(location.hash)
  if (token === undefined) return
  taken = token
  // It stays neither in the address nor in the history.
  history.replaceState(history.state, '', location.pathname + location.search)
  listener?.()
}

/** Takes tokens out of addresses from now on. To be called before a router reads the address, and keeps or drops it. */
export function watchAddress(): void {
  take()
  window.addEventListener('popstate', take)
}

/** Whether a token came that nobody has used yet. */
export function hasToken(): boolean {
  return taken !== undefined
}

/** Calls with the token that came, if any, and with each that comes. */
export function onToken(enter: (token: string) => void): () => void {
  listener = () => {
    const token = taken
    taken = undefined
    if (token !== undefined) enter(token)
  }
  listener()
  return () => {
    listener = undefined
  }
}
