import { Client } from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Listener {
  stop(): Promise<void>
}

/**
 * Calls `heard` at each notification on `channel`, and after each time the connection had to be made anew, since
 * something may have been missed. Reconnects by itself for as long as it takes.
 */
export function listen(connectionString: string, channel: string, heard: (payload: string) => void): Listener {
  const stopping = new AbortController()
  const done = keepListening(connectionString, channel, heard, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

async function keepListening(
  connectionString: string,
  channel: string,
  heard: (payload: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let pause = 50; !signal.aborted; pause = Math.min(pause * 2, 2_000)) {
    const client = new Client({ connectionString, keepAlive: true, application_name: 'operant listener' })
    // A lost connection shows as an error, an end, or both.
    const lost = new Promise<void>((resolve) => client.once('end', resolve).on('error', () => resolve()))
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    try {
      client.on('notification', ({ payload }) => heard(payload ?? ''))
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
      heard('')
      pause = 50
      await Promise.race([lost, stopped])
    } catch {
      // The server is away: polling carries on meanwhile.
    }
    await client.end().catch(() => undefined)
    await sleep(pause, undefined, { signal }).catch(() => undefined)
  }
}
