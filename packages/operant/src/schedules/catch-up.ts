import type { Times } from './timing.ts'

/** What becomes of times that passed while nobody looked: no worker ran, or the clock was set forward. */
export interface CatchUp {
  /** Milliseconds: what is later than this is missed. */
  readonly within: number
  /** `each` of the late ones fires, only the `latest`, or `none` of them. */
  readonly as: 'each' | 'latest' | 'none'
}

/** Times that did not fire and will not by themselves. */
export interface Gap {
  readonly first: Date
  readonly last: Date
  /** How many; `mostCounted` means that many or more. */
  readonly times: number
}

/** What a look at a schedule comes to. */
export interface Look {
  readonly fires: readonly Date[]
  readonly missed: Gap | undefined
  /** The first time that is still to come. */
  readonly next: Date | undefined
}

/** Milliseconds that a time may be late and is still on time: workers start, machines are busy. */
export const onTime = 60_000

/** Most fires of one look; the next look goes on after them. */
export const mostFires = 500
export const mostCounted = 10_000

/** What is to be done about the times from `from`, the first that was not looked at, up to now. */
export function lookAt(times: Times, from: Date, now: Date, catchUp: CatchUp): Look {
  const oldest = new Date(now.getTime() - (catchUp.as === 'none' ? onTime : Math.max(catchUp.within, onTime)))
  const gap = new Counting()
  if (from < oldest) gap.count(times, from, oldest)
  const open = from < oldest ? times.after(new Date(oldest.getTime() - 1)) : from
  const due: Date[] = []
  let at = open
  while (at && at <= now && !(catchUp.as === 'each' && due.length === mostFires)) {
    due.push(at)
    if (catchUp.as !== 'each' && due.length > 1) gap.add(due.shift())
    at = times.after(at)
  }
  return { fires: due, missed: gap.gap, next: at }
}

class Counting {
  gap: Gap | undefined

  add(time: Date | undefined): void {
    if (!time || this.gap?.times === mostCounted) return
    this.gap = { first: this.gap?.first ?? time, last: time, times: (this.gap?.times ?? 0) + 1 }
  }

  /** Counts the times from an instant on and before another. */
  count(times: Times, from: Date, before: Date): void {
    let at: Date | undefined = times.after(new Date(from.getTime() - 1))
    while (at && at < before && this.gap?.times !== mostCounted) {
      this.add(at)
      at = times.after(at)
    }
  }
}
