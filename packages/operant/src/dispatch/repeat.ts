import { setTimeout as sleep } from 'node:timers/promises'

export interface Repeating {
  /** Resolves when no round is under way and none will follow. */
  stop(): Promise<void>
}

/** Runs `round` again and again, `pause` milliseconds apart, the first one at once; a failed round is reported. */
export function repeat(pause: number, round: () => Promise<unknown>, onError: (error: Error) => void): Repeating {
  const stopping = new AbortController()
  const done = (async () => {
    while (!stopping.signal.aborted) {
      await round().catch((error: unknown) => onError(error instanceof Error ? error : new Error(String(error))))
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}
