import { comparePlaces, readInOrder, type Happening, type Place } from '../../../store/journal-order.ts'
import type { JournalFeed } from './feed.ts'
import { happenedOf, idOf, wants, type Wanted } from './told.ts'

/** How a stream is kept within bounds. */
export interface Bounds {
  /** Bytes that may wait for a follower; a slower one is cut off, and goes on later from where it was. */
  readonly waiting: number
  /** Milliseconds between two signs of life. */
  readonly beat: number
  /** Milliseconds after which it ends, so that whoever follows is identified anew. */
  readonly life: number
}
export const usualBounds: Bounds = { waiting: 1024 * 1024, beat: 15_000, life: 300_000 }

/** Events that somebody who was away for long is told at once. */
const page = 500

/** What happens from a place on, as server-sent events, each with its place as id. */
export function eventStream(
  feed: JournalFeed,
  from: Place,
  wanted: Wanted,
  bounds: Bounds,
): ReadableStream<Uint8Array> {
  let cancelled = (): void => undefined
  let drained = (): void => undefined
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let place = from
        const over = new AbortController()
        const { signal } = over
        const end = (how: 'close' | 'cut off'): void => {
          if (signal.aborted) return
          over.abort()
          if (how === 'close') controller.close()
          else controller.error(new Error('whoever follows is too slow'))
        }
        cancelled = () => over.abort()
        const send = (bytes: Uint8Array): void => {
          if (signal.aborted) return
          controller.enqueue(bytes)
          if ((controller.desiredSize ?? 0) < -bounds.waiting) end('cut off')
        }
        const tell = (happened: readonly Happening[]): void => {
          place = happened.at(-1) ?? place
          const bytes = bytesOf(happened, wanted)
          if (bytes.length > 0) send(bytes)
        }
        // An id without data moves the place of whoever follows, and tells them nothing.
        const beat = (): void => send(encoder.encode(`id: ${idOf(place)}\n\n`))
        send(encoder.encode(`retry: 500\nid: ${idOf(place)}\n\n`))
        const beating = setInterval(beat, bounds.beat)
        const ending = setTimeout(() => end('close'), bounds.life)
        signal.addEventListener('abort', () => {
          clearInterval(beating)
          clearTimeout(ending)
          drained()
        })
        const room = async (): Promise<void> => {
          if ((controller.desiredSize ?? 0) >= 0) return
          await new Promise<void>((resolve) => {
            drained = resolve
          })
        }
        const goOn = async (): Promise<void> => {
          while (!signal.aborted) {
            const followed = feed.follow(place, tell, () => end('close'))
            if (typeof followed === 'function') {
              if (signal.aborted) followed()
              else signal.addEventListener('abort', followed)
              return
            }
            const missed = await readInOrder(feed.pool, place, page)
            tell(missed)
            // Whatever is before the place that the feed has reached has been read.
            if (missed.length < page) place = later(place, followed)
            await room()
          }
        }
        goOn().catch(() => end('cut off'))
      },
      pull: () => drained(),
      cancel: () => cancelled(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  )
}

const encoder = new TextEncoder()
const encoded = new WeakMap<readonly Happening[], Map<string, Uint8Array>>()

/** What is told of some events: the same bytes for everybody who wants the same. */
function bytesOf(happened: readonly Happening[], wanted: Wanted): Uint8Array {
  const all = encoded.get(happened) ?? new Map<string, Uint8Array>()
  encoded.set(happened, all)
  const key = JSON.stringify(wanted)
  const bytes = all.get(key) ?? encoder.encode(textOf(happened.filter((one) => wants(wanted, one))))
  all.set(key, bytes)
  return bytes
}

function textOf(happened: readonly Happening[]): string {
  return happened.map((one) => `id: ${idOf(one)}\ndata: ${JSON.stringify(happenedOf(one))}\n\n`).join('')
}

function later(one: Place, other: Place): Place {
  return comparePlaces(one, other) < 0 ? other : one
}
