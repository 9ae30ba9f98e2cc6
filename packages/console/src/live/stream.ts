import type { Happened } from './touches.ts'

/** What a stream of events tells. */
export interface Listener {
  readonly opened: () => void
  readonly told: (data: string, id: string) => void
  /** Somebody has changed something that is in no run's journal. */
  readonly changed: (data: string) => void
  /** `final`: it does not try again by itself. */
  readonly failed: (final: boolean) => void
}

/** Opens a stream of events, as EventSource does; answers how to close it. */
export type OpenStream = (address: string, listener: Listener) => () => void

export interface StreamParts {
  readonly open: OpenStream
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly heard: (happened: Happened, id: string) => void
  readonly changed: (what: string) => void
  /** It stands; with a gap something may have happened before it did that nobody tells. */
  readonly opened: (gap: boolean) => void
  /** It is cut off, and tries again. */
  readonly cutOff: () => void
  /** The server refuses it: whoever is signed in may not be any more. It is tried again after a while. */
  readonly refused: () => void
}

/** Milliseconds until a stream that was refused is tried again: doubled each time, up to half a minute. */
const [first, most] = [1_000, 30_000]

/** Follows the stream of events until `signal` aborts, from `after` on where that is known. */
export async function follow(parts: StreamParts, after: string | undefined, signal: AbortSignal): Promise<void> {
  let place = after
  let pause = first
  const moved = (id: string): void => {
    place = id
    pause = first
  }
  while (!signal.aborted) {
    const stood = await once(parts, place, signal, moved)
    if (signal.aborted) return
    // It may be the place that is refused: a database that was restored does not have it.
    if (!stood) place = undefined
    parts.refused()
    await parts.wait(pause, signal)
    pause = Math.min(pause * 2, most)
  }
}

/** One stream, until it does not try again by itself; answers whether it ever stood. */
function once(
  { open, heard, changed, opened, cutOff }: StreamParts,
  place: string | undefined,
  signal: AbortSignal,
  moved: (id: string) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    let stood = false
    const address = place === undefined ? '/api/v1/events' : `/api/v1/events?after=${encodeURIComponent(place)}`
    const close = open(address, {
      opened: () => {
        // By itself it goes on behind the last id that it was told.
        opened(!stood && place === undefined)
        stood = true
      },
      told: (data, id) => {
        moved(id)
        heard(JSON.parse(data) as Happened, id)
      },
      changed: (data) => changed((JSON.parse(data) as { readonly what: string }).what),
      failed: (final) => {
        cutOff()
        if (final) end()
      },
    })
    function end(): void {
      close()
      signal.removeEventListener('abort', end)
      resolve(stood)
    }
    signal.addEventListener('abort', end)
  })
}
