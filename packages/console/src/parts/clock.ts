import { useSyncExternalStore } from 'react'

/**
 * The time of the project. It is the server's: the clock of a browser may be wrong, and a project may live on another
 * day, as the sample company does.
 */
let ahead = 0
let shown = Date.now()
const listeners = new Set<() => void>()

/** Sets the clock by what the server says it is now. */
export function setClock(now: string): void {
  ahead = Date.parse(now) - Date.now()
  tick()
}

function tick(): void {
  shown = Date.now() + ahead
  for (const listener of listeners) listener()
}

// Once for all instants that are shown.
setInterval(tick, 15_000)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The time of the project, to a quarter of a minute. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, () => shown))
}
