import { setTimeout as sleep } from 'node:timers/promises'

/** How a server is brought back. */
export interface Revival {
  /** Starts it, or finds that it runs: which a server killed just now may still seem to do. */
  readonly start: () => Promise<unknown>
  /** Whether a connection really works. */
  readonly works: () => Promise<boolean>
  /** Passes a pause between two tries, in milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

/** Sees to it that a server is there for those who use it. */
export interface Keeper {
  /** A connection broke, for the reason its server or the system gave. */
  broke(reason: string): void
  /** Nobody listens where the server should be. */
  refused(): void
  /** A connection was made. */
  connected(): void
  /** Ends its work; resolves when nothing of it is under way. */
  stop(): Promise<void>
}

/**
 * Starts a server again when a connection breaks or is refused, and tries until one works: a start is not believed. A
 * server that was told to stop is left alone until somebody has started it again.
 */
export function keepAlive({ start, works, pause = sleep }: Revival): Keeper {
  let ended = false
  let toldToStop = false
  let reviving: Promise<void> | undefined
  const over = (): boolean => ended || toldToStop

  const revive = async (): Promise<void> => {
    for (let tries = 0; !over(); tries += 1) {
      // Where it cannot be started, the queries say that the database cannot be reached.
      await start().catch(() => undefined)
      if (over() || (await works())) return
      await pause(Math.min(50 * 2 ** tries, 2_000))
    }
  }
  const begin = (): void => {
    if (over() || reviving) return
    reviving = revive().finally(() => (reviving = undefined))
  }

  return {
    broke(reason) {
      if (reason.includes('administrator command')) toldToStop = true
      begin()
    },
    refused: begin,
    connected: () => void (toldToStop = false),
    async stop() {
      ended = true
      await reviving
    },
  }
}
