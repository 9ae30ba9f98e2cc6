import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Live } from './tabs.ts'

interface Standing {
  readonly live: Live
  /** Milliseconds since 1970, by the browser's clock. */
  readonly since: number
}

let standing: Standing = { live: 'connecting', since: Date.now() }
const listeners = new Set<() => void>()

export function setLive(live: Live): void {
  standing = { live, since: Date.now() }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Milliseconds after which it is said that the stream is cut off, and that it seems to stay so. */
const [toSay, toGiveUp] = [3_000, 20_000]

/** What people are told of it: nothing of a moment without a stream. */
export type Told = 'live' | 'reconnecting' | 'offline'

export function toldOf(live: Live, milliseconds: number): Told {
  if (live === 'live' || milliseconds < toSay) return 'live'
  return milliseconds < toGiveUp ? 'reconnecting' : 'offline'
}

/** How it stands with the stream of events, and since when. */
export function useLiveState(): { readonly told: Told; readonly since: Date } {
  const { live, since } = useSyncExternalStore(subscribe, () => standing)
  const [now, setNow] = useState(since)
  useEffect(() => {
    if (live === 'live') return undefined
    const timers = [toSay, toGiveUp].map((after) => setTimeout(() => setNow(since + after), since + after - Date.now()))
    return () => timers.forEach((timer) => clearTimeout(timer))
  }, [live, since])
  return { told: toldOf(live, now - since), since: new Date(since) }
}
