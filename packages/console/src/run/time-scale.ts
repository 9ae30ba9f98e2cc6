import type { Timeline } from './queries.ts'

type Phase = Timeline['phases'][number]

/** A stretch as it is drawn: from where to where, as parts of the whole width. */
export interface Drawn {
  readonly phase: Phase
  readonly from: number
  readonly to: number
  /** Drawn shorter than it was, so that the rest can be seen. */
  readonly cut: boolean
}

/** Of the width, at most this much for one wait. */
const mostOfWait = 0.2

/** Stretches side by side. Waits are long and work is short: a wait is drawn no longer than the work around it allows. */
export function drawn(phases: readonly Phase[], now: Date): readonly Drawn[] {
  const lengths = phases.map(({ from, until }) =>
    Math.max(1, (until ? Date.parse(until) : now.getTime()) - Date.parse(from)),
  )
  const active = lengths.reduce((sum, length, index) => sum + (phases[index]?.kind === 'waiting' ? 0 : length), 0)
  const most = Math.max(1, active * mostOfWait)
  const widths = lengths.map((length, index) => (phases[index]?.kind === 'waiting' ? Math.min(length, most) : length))
  const total = widths.reduce((sum, width) => sum + width, 0)
  let from = 0
  return phases.map((phase, index) => {
    const width = (widths[index] ?? 0) / total
    const one = { phase, from, to: from + width, cut: (lengths[index] ?? 0) > (widths[index] ?? 0) }
    from += width
    return one
  })
}

/** Where an instant stands, from 0 to 1. */
export function placeAt(stretches: readonly Drawn[], instant: string, now: Date): number {
  const at = Date.parse(instant)
  const first = stretches[0]
  if (!first || at <= Date.parse(first.phase.from)) return 0
  for (const { phase, from, to } of stretches) {
    const begin = Date.parse(phase.from)
    const end = phase.until ? Date.parse(phase.until) : now.getTime()
    if (at <= end) return end <= begin ? from : from + ((to - from) * Math.max(0, at - begin)) / (end - begin)
  }
  return 1
}
